import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sayso.foundations.database.together import Together


class Migration(migrations.Migration):

    # What laid these tables out before 0.1.0; a database that had it all has this.
    replaces = [
        ('listening', '0001_initial'),
        ('listening', '0002_api_clients'),
        ('listening', '0003_dangers'),
        ('listening', '0004_history_stays'),
        ('listening', '0005_voices_about_one_thing'),
        ('listening', '0006_erasure'),
        ('listening', '0007_what_a_key_opens'),
        ('listening', '0008_representation'),
        ('listening', '0009_lighter_history'),
    ]

    dependencies = [
        ('communications', '0001_tables'),
        ('people', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Escalation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rung', models.CharField(choices=[('owner', 'Owner'), ('manager', 'Manager'), ('director', 'Director')], max_length=10)),
                    ('at', models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name='ApiClient',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('may', models.CharField(choices=[('voices', 'Send what customers say'), ('extracts', 'Send the nightly extract of the register')], default='voices', max_length=10)),
                    ('made_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('last_used_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='people.landlord')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='ApiClientEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('may', models.CharField(choices=[('voices', 'Send what customers say'), ('extracts', 'Send the nightly extract of the register')], default='voices', max_length=10)),
                    ('made_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.apiclient')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Flag',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('danger', models.CharField(choices=[('fire', 'Fire'), ('electrics', 'Electrics'), ('gas', 'Gas'), ('damp_child', 'Damp or mould with a child or someone ill'), ('safeguarding', 'Someone may be harmed'), ('self_harm', 'Someone may harm themselves')], max_length=14)),
                    ('found', models.CharField(help_text='The words that raised it.', max_length=80)),
                    ('raised_at', models.DateTimeField()),
                    ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                    ('what_was_done', models.TextField(blank=True)),
                    ('taken_up_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-raised_at'],
                },
            ),
            migrations.CreateModel(
                name='HandOn',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('to_service', models.CharField(max_length=120)),
                    ('receipt', models.CharField(blank=True, max_length=80)),
                    ('reason', models.TextField(blank=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Note',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['at'],
                },
            ),
            migrations.CreateModel(
                name='Praise',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('team', models.CharField(blank=True, max_length=120)),
                    ('passed_on_at', models.DateTimeField()),
                    ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80, unique=True)),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                    ('message', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reply', to='communications.message')),
                ],
                options={
                    'ordering': ['at'],
                },
            ),
            migrations.CreateModel(
                name='Representation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('tables', models.JSONField()),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to='people.landlord')),
                ],
                options={
                    'ordering': ['-until'],
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('query', models.CharField(max_length=1000)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_views', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Theme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('retired_on', models.DateField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='themes', to='people.landlord')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='ThemeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('retired_on', models.DateField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.theme')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Voice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ref', models.CharField(max_length=12, unique=True)),
                    ('key', models.CharField(max_length=80, unique=True)),
                    ('kind', models.CharField(choices=[('idea', 'Idea'), ('suggestion', 'Suggestion'), ('comment', 'Comment'), ('question', 'Question'), ('compliment', 'Compliment'), ('concern', 'Concern'), ('complaint', 'Complaint'), ('adverse_event', 'Accident or near miss'), ('request', 'Request for a service'), ('interest', 'Wants to get involved')], max_length=16)),
                    ('door', models.CharField(choices=[('web', 'Website'), ('phone', 'Phone'), ('face_to_face', 'Face to face'), ('letter', 'Letter'), ('email', 'E-mail'), ('text', 'Text message'), ('social', 'Social media'), ('card', 'Suggestion card'), ('meeting', 'Meeting'), ('walk', 'Estate walk'), ('api', 'Another system')], max_length=14)),
                    ('words', models.TextField()),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی'), ('pl', 'Polski'), ('pt', 'Português'), ('ur', 'اردو')], default='en', max_length=5)),
                    ('contact_name', models.CharField(blank=True, max_length=200)),
                    ('contact_channel', models.CharField(blank=True, choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], max_length=10)),
                    ('contact_address', models.TextField(blank=True)),
                    ('said_at', models.DateTimeField()),
                    ('received_at', models.DateTimeField()),
                    ('received_by', models.CharField(max_length=60)),
                    ('from_kind', models.CharField(blank=True, max_length=40)),
                    ('from_id', models.CharField(blank=True, max_length=40)),
                    ('from_title', models.CharField(blank=True, max_length=300)),
                    ('from_url', models.CharField(blank=True, max_length=300)),
                    ('state', models.CharField(choices=[('new', 'New'), ('owned', 'With someone'), ('decided', 'Decided'), ('answered', 'Answered'), ('handed_on', 'Handed on')], default='new', max_length=10)),
                    ('answer_by', models.DateTimeField(blank=True, null=True)),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector('words', config='english'), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voices', to='people.customer')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voices', to='people.landlord')),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='listening.voice')),
                    ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='voices', to=settings.AUTH_USER_MODEL)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.place')),
                    ('speaker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='spoken', to='people.customer')),
                ],
                options={
                    'ordering': ['-received_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ReplyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=80)),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('message', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='communications.message')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.reply')),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PraiseEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('team', models.CharField(blank=True, max_length=120)),
                    ('passed_on_at', models.DateTimeField()),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.praise')),
                    ('user', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NoteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.note')),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='HandOnEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('to_service', models.CharField(max_length=120)),
                    ('receipt', models.CharField(blank=True, max_length=80)),
                    ('reason', models.TextField(blank=True)),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.handon')),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='FlagEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('danger', models.CharField(choices=[('fire', 'Fire'), ('electrics', 'Electrics'), ('gas', 'Gas'), ('damp_child', 'Damp or mould with a child or someone ill'), ('safeguarding', 'Someone may be harmed'), ('self_harm', 'Someone may harm themselves')], max_length=14)),
                    ('found', models.CharField(help_text='The words that raised it.', max_length=80)),
                    ('raised_at', models.DateTimeField()),
                    ('taken_up_at', models.DateTimeField(blank=True, null=True)),
                    ('what_was_done', models.TextField(blank=True)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.flag')),
                    ('taken_up_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EscalationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('rung', models.CharField(choices=[('owner', 'Owner'), ('manager', 'Manager'), ('director', 'Director')], max_length=10)),
                    ('at', models.DateTimeField()),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.escalation')),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='VoiceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('ref', models.CharField(max_length=12)),
                    ('key', models.CharField(max_length=80)),
                    ('kind', models.CharField(choices=[('idea', 'Idea'), ('suggestion', 'Suggestion'), ('comment', 'Comment'), ('question', 'Question'), ('compliment', 'Compliment'), ('concern', 'Concern'), ('complaint', 'Complaint'), ('adverse_event', 'Accident or near miss'), ('request', 'Request for a service'), ('interest', 'Wants to get involved')], max_length=16)),
                    ('door', models.CharField(choices=[('web', 'Website'), ('phone', 'Phone'), ('face_to_face', 'Face to face'), ('letter', 'Letter'), ('email', 'E-mail'), ('text', 'Text message'), ('social', 'Social media'), ('card', 'Suggestion card'), ('meeting', 'Meeting'), ('walk', 'Estate walk'), ('api', 'Another system')], max_length=14)),
                    ('words', models.TextField()),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی'), ('pl', 'Polski'), ('pt', 'Português'), ('ur', 'اردو')], default='en', max_length=5)),
                    ('contact_name', models.CharField(blank=True, max_length=200)),
                    ('contact_channel', models.CharField(blank=True, choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], max_length=10)),
                    ('contact_address', models.TextField(blank=True)),
                    ('said_at', models.DateTimeField()),
                    ('received_at', models.DateTimeField()),
                    ('received_by', models.CharField(max_length=60)),
                    ('from_kind', models.CharField(blank=True, max_length=40)),
                    ('from_id', models.CharField(blank=True, max_length=40)),
                    ('from_title', models.CharField(blank=True, max_length=300)),
                    ('from_url', models.CharField(blank=True, max_length=300)),
                    ('state', models.CharField(choices=[('new', 'New'), ('owned', 'With someone'), ('decided', 'Decided'), ('answered', 'Answered'), ('handed_on', 'Handed on')], default='new', max_length=10)),
                    ('answer_by', models.DateTimeField(blank=True, null=True)),
                    ('settled_at', models.DateTimeField(blank=True, null=True)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('customer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('merged_into', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                    ('owner', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.voice')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                    ('speaker', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='VoiceTheme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('theme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='listening.theme')),
                    ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='listening.voice')),
                ],
            ),
            migrations.CreateModel(
                name='VoiceThemeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='listening.voicetheme')),
                    ('theme', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.theme')),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        Together([
            migrations.AddField(
                model_name='reply',
                name='voice',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='listening.voice'),
            ),
            migrations.AddField(
                model_name='praise',
                name='voice',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='praise', to='listening.voice'),
            ),
            migrations.AddField(
                model_name='note',
                name='voice',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='listening.voice'),
            ),
            migrations.AddField(
                model_name='handon',
                name='voice',
                field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hand_on', to='listening.voice'),
            ),
            migrations.AddField(
                model_name='flag',
                name='voice',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='flags', to='listening.voice'),
            ),
            migrations.AddField(
                model_name='escalation',
                name='voice',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='escalations', to='listening.voice'),
            ),
            migrations.AddField(
                model_name='voice',
                name='themes',
                field=models.ManyToManyField(related_name='voices', through='listening.VoiceTheme', to='listening.theme'),
            ),
            migrations.AddIndex(
                model_name='flag',
                index=models.Index(condition=models.Q(('taken_up_at', None)), fields=['raised_at'], name='flag_open'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(fields=['landlord', '-received_at', '-id'], name='voice_newest'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(condition=models.Q(('answered_at', None)), fields=['landlord', 'received_at'], name='voice_open'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(fields=['customer', '-received_at'], name='voice_of_customer'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(fields=['speaker', '-received_at'], name='voice_of_speaker'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(fields=['place', '-received_at'], name='voice_of_place'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(condition=models.Q(('answered_at', None)), fields=['owner', '-received_at'], name='voice_of_owner'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=models.Index(condition=models.Q(('from_id', ''), _negated=True), fields=['from_kind', 'from_id', '-received_at'], name='voice_about'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='voice_search'),
            ),
            migrations.AddIndex(
                model_name='voice',
                index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='voice_trigram', opclasses=['gin_trgm_ops']),
            ),
            migrations.AddConstraint(
                model_name='apiclient',
                constraint=models.UniqueConstraint(fields=('landlord', 'name'), name='api_client_name_once'),
            ),
            migrations.AddConstraint(
                model_name='representation',
                constraint=models.UniqueConstraint(fields=('landlord', 'until'), name='representation_once_a_quarter'),
            ),
            migrations.AddConstraint(
                model_name='representation',
                constraint=models.CheckConstraint(condition=models.Q(('since__lt', models.F('until'))), name='representation_of_a_time'),
            ),
            migrations.AddConstraint(
                model_name='savedview',
                constraint=models.UniqueConstraint(fields=('user', 'name'), name='saved_view_name_once'),
            ),
            migrations.AddConstraint(
                model_name='theme',
                constraint=models.UniqueConstraint(fields=('landlord', 'name'), name='theme_name_once'),
            ),
            migrations.AddConstraint(
                model_name='praise',
                constraint=models.UniqueConstraint(fields=('voice', 'user', 'team'), name='praise_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='praise',
                constraint=models.CheckConstraint(condition=models.Q(('user__isnull', False), ('team__gt', ''), _connector='OR'), name='praise_of_someone'),
            ),
            migrations.AddConstraint(
                model_name='flag',
                constraint=models.UniqueConstraint(fields=('voice', 'danger'), name='flag_once'),
            ),
            migrations.AddConstraint(
                model_name='flag',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_up_at', None), ('taken_up_by', None)), models.Q(('taken_up_at__isnull', False), ('taken_up_by__isnull', False)), _connector='OR'), name='flag_taken_up_when_and_by'),
            ),
            migrations.AddConstraint(
                model_name='escalation',
                constraint=models.UniqueConstraint(fields=('voice', 'rung'), name='escalation_once'),
            ),
            migrations.AddConstraint(
                model_name='voicetheme',
                constraint=models.UniqueConstraint(fields=('voice', 'theme'), name='voice_theme_once'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='voice_has_words'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.CheckConstraint(condition=models.Q(('said_at__lte', models.F('received_at'))), name='voice_said_before_received'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='voice_not_merged_into_itself'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'owned'), _negated=True), ('owner__isnull', False), _connector='OR'), name='voice_owned_by_someone'),
            ),
            migrations.AddConstraint(
                model_name='voice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('contact_address', ''), ('contact_channel', '')), models.Q(('contact_address__gt', ''), ('contact_channel__gt', '')), _connector='OR'), name='voice_contact_whole'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apiclient',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_apiclientevent" ("ended_at", "fingerprint", "id", "landlord_id", "made_at", "may", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ended_at", new_values."fingerprint", new_values."id", new_values."landlord_id", new_values."made_at", new_values."may", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4cbf65c0fd6d5de27e99192183d5e5b94b9576f7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_0a37e', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_apiclient', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apiclient',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_apiclientevent" ("ended_at", "fingerprint", "id", "landlord_id", "made_at", "may", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ended_at", new_values."fingerprint", new_values."id", new_values."landlord_id", new_values."made_at", new_values."may", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."name", new_values."fingerprint", new_values."may", new_values."made_at", new_values."ended_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."name", old_values."fingerprint", old_values."may", old_values."made_at", old_values."ended_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='83e644d29b2f0e61c8db14447e9c372fcb17d93d', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a209b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_apiclient', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apiclient',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_apiclientevent" ("ended_at", "fingerprint", "id", "landlord_id", "made_at", "may", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."ended_at", old_values."fingerprint", old_values."id", old_values."landlord_id", old_values."made_at", old_values."may", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5be64d8fe6315ab602c4c88a04e1a04c519e839a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_19b9c', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_apiclient', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apiclientevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='53c3477a91c3f56f731db063eb791f9fe2108d77', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7b66d', table='listening_apiclientevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='apiclientevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='c9a678d13db05f478e7be65fcc99a47aea1d6257', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_b2db3', table='listening_apiclientevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='781ab1607ef619e38b064a8a4e02201fe9635181', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cdd3d', table='listening_representation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representation',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='179c898e9a377729d68f2a5f37283036d3168ba3', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_4077a', table='listening_representation', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theme',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_themeevent" ("id", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") SELECT new_values."id", new_values."landlord_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."retired_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c205bc7389874eeecfe1eff9cea2f128a46909ec', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3ed00', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_theme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theme',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_themeevent" ("id", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") SELECT new_values."id", new_values."landlord_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."retired_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."name", new_values."retired_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."name", old_values."retired_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='004b9b6e30fc486136a6cd3bb9c693c80f34e9cc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_8afdb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_theme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='theme',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_themeevent" ("id", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "retired_on") SELECT old_values."id", old_values."landlord_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."retired_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f2920c2aba6f91210905f2f663fee47657f109fe', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a03d5', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_theme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='themeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='b5712be5cc341216dec743c3b027d2dacf92e4af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56e76', table='listening_themeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='themeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='bf2930382806fdc0ad6806dfdad60ea39c8e3b7c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_bc5b9', table='listening_themeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='replyevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='154fb670b2626726f097b0c68ce75e577bef99c0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4965b', table='listening_replyevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='replyevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='e987aeb81e1e4b88d125cb5943801fde9cdf7f96', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_90954', table='listening_replyevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reply',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_replyevent" ("at", "by_id", "id", "key", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id", "words") SELECT new_values."at", new_values."by_id", new_values."id", new_values."key", new_values."message_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."voice_id", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='29fc393c9f1e3be168ec455ac896e720f94d4754', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9becf', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_reply', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reply',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_replyevent" ("at", "by_id", "id", "key", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id", "words") SELECT new_values."at", new_values."by_id", new_values."id", new_values."key", new_values."message_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."voice_id", new_values."words" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."key", new_values."words", new_values."at", new_values."by_id", new_values."message_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."key", old_values."words", old_values."at", old_values."by_id", old_values."message_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8ff4f1cddbb62165e9f20119debe927cda41f907', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_53a86', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_reply', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='reply',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_replyevent" ("at", "by_id", "id", "key", "message_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id", "words") SELECT old_values."at", old_values."by_id", old_values."id", old_values."key", old_values."message_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."voice_id", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5123c6014f02b656f634b7176976e048b1f7f071', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e15bd', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_reply', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='praiseevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='4cc13bb66757742c52440c0d6c9d87ff36b1e791', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d5b9e', table='listening_praiseevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='praiseevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='2849e1076084a780bba6d0c71f844a364a6277b6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_52467', table='listening_praiseevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='praise',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_praiseevent" ("id", "passed_on_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "user_id", "voice_id") SELECT new_values."id", new_values."passed_on_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."team", new_values."user_id", new_values."voice_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3a6ac5eede8a4dcc975894f8211150d65096dd4a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5c298', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_praise', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='praise',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_praiseevent" ("id", "passed_on_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "user_id", "voice_id") SELECT new_values."id", new_values."passed_on_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."team", new_values."user_id", new_values."voice_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."user_id", new_values."team", new_values."passed_on_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."user_id", old_values."team", old_values."passed_on_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a2e7166ad6d70e6953ce303d1690d31ae273b03f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ec19b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_praise', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='praise',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_praiseevent" ("id", "passed_on_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "team", "user_id", "voice_id") SELECT old_values."id", old_values."passed_on_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."team", old_values."user_id", old_values."voice_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dd06facab5a40c692fbd65a0bd006bff773a6333', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8c938', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_praise', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noteevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='dc512a014d819dae4292357dceaa32f3bdb23f73', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b90a8', table='listening_noteevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noteevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='134941511d9d5e18ed3f6f385e66347c2d5b1066', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_b563c', table='listening_noteevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_noteevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id", "words") SELECT new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."voice_id", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='00e4369ea8fb0a53e5dbd1acf0d617dd2ec20f7c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_93f62', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_note', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_noteevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id", "words") SELECT new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."voice_id", new_values."words" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."words", new_values."at", new_values."by_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."words", old_values."at", old_values."by_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e52013036723529ed2b82fed5790f632a35d61ad', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_41d72', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_note', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='note',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_noteevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id", "words") SELECT old_values."at", old_values."by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."voice_id", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5afae8e9bc895d4275ef7785e6cff7a1c73b924d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_246ee', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_note', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='handonevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='9a896f978a5b05a5dacaf94cbeacc6224ef6e3ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b0c14', table='listening_handonevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='handonevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='aa61f4feafe97d4e874267066aae381a7bb7b0e1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_f62d8', table='listening_handonevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='handon',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_handonevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt", "to_service", "voice_id") SELECT new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reason", new_values."receipt", new_values."to_service", new_values."voice_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2b75568e2ece8d52b8267e38285b0ca392fd4b9a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_fe780', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_handon', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='handon',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_handonevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt", "to_service", "voice_id") SELECT new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reason", new_values."receipt", new_values."to_service", new_values."voice_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."to_service", new_values."receipt", new_values."reason", new_values."at", new_values."by_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."to_service", old_values."receipt", old_values."reason", old_values."at", old_values."by_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='feb8e7f77d08484e90b772c427a9a3cecde5155f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_efb49', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_handon', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='handon',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_handonevent" ("at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "receipt", "to_service", "voice_id") SELECT old_values."at", old_values."by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reason", old_values."receipt", old_values."to_service", old_values."voice_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f34805966fb0d121d96a57bfe59a6e9f67c4955d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_36bcc', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_handon', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='flagevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='e5d8914cae621f075d62259410747d3fc52e66d3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0a610', table='listening_flagevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='flagevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='3eae81bab5c3bc5fb65bab7bcb7145ffc0d3d362', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_07daf', table='listening_flagevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='flag',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_flagevent" ("danger", "found", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "taken_up_at", "taken_up_by_id", "voice_id", "what_was_done") SELECT new_values."danger", new_values."found", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."raised_at", new_values."taken_up_at", new_values."taken_up_by_id", new_values."voice_id", new_values."what_was_done" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a9c17981bf3a21086aadd91a6430ee8743b643ad', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5e079', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_flag', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='flag',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_flagevent" ("danger", "found", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "taken_up_at", "taken_up_by_id", "voice_id", "what_was_done") SELECT new_values."danger", new_values."found", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."raised_at", new_values."taken_up_at", new_values."taken_up_by_id", new_values."voice_id", new_values."what_was_done" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."danger", new_values."found", new_values."raised_at", new_values."taken_up_at", new_values."taken_up_by_id", new_values."what_was_done" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."danger", old_values."found", old_values."raised_at", old_values."taken_up_at", old_values."taken_up_by_id", old_values."what_was_done" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='16598f8d906d1e19bfb45f0386b539134ed02f3c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d6930', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_flag', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='flag',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_flagevent" ("danger", "found", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised_at", "taken_up_at", "taken_up_by_id", "voice_id", "what_was_done") SELECT old_values."danger", old_values."found", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."raised_at", old_values."taken_up_at", old_values."taken_up_by_id", old_values."voice_id", old_values."what_was_done" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='24f0d57cd4cb20a6d12b57c0018d6e72c3f27926', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e6a0b', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_flag', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='escalationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='f0485a79d2e9f0977de1d16a9dbf63ab30f8c2d2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_33d6a', table='listening_escalationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='escalationevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='a26eb224cbba5274482ec01a11e6fdee7e5276e5', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ccb67', table='listening_escalationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='escalation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_escalationevent" ("at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rung", "voice_id") SELECT new_values."at", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rung", new_values."voice_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6f71b573720a841baa337e4d1938524f12f23a16', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8c93c', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_escalation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='escalation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_escalationevent" ("at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rung", "voice_id") SELECT new_values."at", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rung", new_values."voice_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."rung", new_values."at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."rung", old_values."at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='717be5db40be1c43e1345947e8e39ebdfad7e48c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_259e5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_escalation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='escalation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_escalationevent" ("at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rung", "voice_id") SELECT old_values."at", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rung", old_values."voice_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f05e32d3a99d55632f2bd747b59236b1a8b66df2', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2c678', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_escalation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voiceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='40c88d3deb17e55631d0af1d2d1d7dae7341f1b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e490e', table='listening_voiceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voiceevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='78ce6a5dfc3655ffe40face91883eb50a9685e9e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_a9efd', table='listening_voiceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voicetheme',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_voicethemeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme_id", "voice_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."theme_id", new_values."voice_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8a8f4b786186c28b0bb3467069b79a1f8a33fdb4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d6bbc', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_voicetheme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voicetheme',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_voicethemeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme_id", "voice_id") SELECT new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."theme_id", new_values."voice_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."voice_id", new_values."theme_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."voice_id", old_values."theme_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='08a6fc376086b9bf7a3fd76c99bc6be45c846cfa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1c80d', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_voicetheme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voicetheme',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_voicethemeevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme_id", "voice_id") SELECT old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."theme_id", old_values."voice_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ee9cb71d9c440bda090bb696bd96f4a52dbb1442', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fbc00', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_voicetheme', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_voiceevent" ("answer_by", "answered_at", "contact_address", "contact_channel", "contact_name", "customer_id", "door", "from_id", "from_kind", "from_title", "from_url", "id", "key", "kind", "landlord_id", "language", "merged_into_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "received_at", "received_by", "ref", "said_at", "settled_at", "speaker_id", "state", "words") SELECT new_values."answer_by", new_values."answered_at", new_values."contact_address", new_values."contact_channel", new_values."contact_name", new_values."customer_id", new_values."door", new_values."from_id", new_values."from_kind", new_values."from_title", new_values."from_url", new_values."id", new_values."key", new_values."kind", new_values."landlord_id", new_values."language", new_values."merged_into_id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."received_at", new_values."received_by", new_values."ref", new_values."said_at", new_values."settled_at", new_values."speaker_id", new_values."state", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='78aba1ee167a2a18bb925dc8980f392ff2199116', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d28c8', referencing='REFERENCING NEW TABLE AS new_values ', table='listening_voice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_voiceevent" ("answer_by", "answered_at", "contact_address", "contact_channel", "contact_name", "customer_id", "door", "from_id", "from_kind", "from_title", "from_url", "id", "key", "kind", "landlord_id", "language", "merged_into_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "received_at", "received_by", "ref", "said_at", "settled_at", "speaker_id", "state", "words") SELECT new_values."answer_by", new_values."answered_at", new_values."contact_address", new_values."contact_channel", new_values."contact_name", new_values."customer_id", new_values."door", new_values."from_id", new_values."from_kind", new_values."from_title", new_values."from_url", new_values."id", new_values."key", new_values."kind", new_values."landlord_id", new_values."language", new_values."merged_into_id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."received_at", new_values."received_by", new_values."ref", new_values."said_at", new_values."settled_at", new_values."speaker_id", new_values."state", new_values."words" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."ref", new_values."key", new_values."kind", new_values."door", new_values."words", new_values."language", new_values."customer_id", new_values."speaker_id", new_values."contact_name", new_values."contact_channel", new_values."contact_address", new_values."place_id", new_values."said_at", new_values."received_at", new_values."received_by", new_values."from_kind", new_values."from_id", new_values."from_title", new_values."from_url", new_values."state", new_values."owner_id", new_values."answer_by", new_values."settled_at", new_values."answered_at", new_values."merged_into_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."ref", old_values."key", old_values."kind", old_values."door", old_values."words", old_values."language", old_values."customer_id", old_values."speaker_id", old_values."contact_name", old_values."contact_channel", old_values."contact_address", old_values."place_id", old_values."said_at", old_values."received_at", old_values."received_by", old_values."from_kind", old_values."from_id", old_values."from_title", old_values."from_url", old_values."state", old_values."owner_id", old_values."answer_by", old_values."settled_at", old_values."answered_at", old_values."merged_into_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='071d0ae5bae3c6964d4dc864a50fe3f6b7f39eed', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9dd7b', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='listening_voice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voice',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "listening_voiceevent" ("answer_by", "answered_at", "contact_address", "contact_channel", "contact_name", "customer_id", "door", "from_id", "from_kind", "from_title", "from_url", "id", "key", "kind", "landlord_id", "language", "merged_into_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "received_at", "received_by", "ref", "said_at", "settled_at", "speaker_id", "state", "words") SELECT old_values."answer_by", old_values."answered_at", old_values."contact_address", old_values."contact_channel", old_values."contact_name", old_values."customer_id", old_values."door", old_values."from_id", old_values."from_kind", old_values."from_title", old_values."from_url", old_values."id", old_values."key", old_values."kind", old_values."landlord_id", old_values."language", old_values."merged_into_id", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."received_at", old_values."received_by", old_values."ref", old_values."said_at", old_values."settled_at", old_values."speaker_id", old_values."state", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='0b40c6d3d2f3681e9f1266b910ae530596af4468', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d643c', referencing='REFERENCING OLD TABLE AS old_values ', table='listening_voice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voicethemeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='2df586a4c46c238d5cbdd02103ae3101b8e87c05', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_76809', table='listening_voicethemeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='voicethemeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='ec31c42f8ff2c705e7ecc06ce3035caa7caf3cdd', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_86c67', table='listening_voicethemeevent', when='BEFORE')),
            ),
        ]),
    ]

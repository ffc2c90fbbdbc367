import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sayso.foundations.database.together import Together


class Migration(migrations.Migration):

    # What laid these tables out before 0.1.0; a database that had it all has this.
    replaces = [
        ('communications', '0001_initial'),
        ('communications', '0002_history_stays'),
        ('communications', '0003_digests'),
        ('communications', '0004_agreed_ways'),
        ('communications', '0005_erasure'),
        ('communications', '0006_notices'),
        ('communications', '0007_lighter_history'),
    ]

    dependencies = [
        ('documents', '0001_initial'),
        ('people', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Digest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rhythm', models.CharField(choices=[('never', 'Never'), ('working_day', 'On every working day'), ('week', 'On the first working day of each week'), ('month', 'On the first working day of each month')], max_length=12)),
                    ('owner', models.CharField(blank=True, max_length=200)),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'Arabic')], max_length=5)),
                    ('chosen_at', models.DateTimeField()),
                    ('told_until', models.DateTimeField()),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.landlord')),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.place')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='digests', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='DigestEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('rhythm', models.CharField(choices=[('never', 'Never'), ('working_day', 'On every working day'), ('week', 'On the first working day of each week'), ('month', 'On the first working day of each month')], max_length=12)),
                    ('owner', models.CharField(blank=True, max_length=200)),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'Arabic')], max_length=5)),
                    ('chosen_at', models.DateTimeField()),
                    ('told_until', models.DateTimeField()),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='communications.digest')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                    ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='LetterBatch',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('letters', models.PositiveIntegerField(default=0)),
                    ('posted_at', models.DateTimeField(blank=True, null=True)),
                    ('posted_by', models.CharField(blank=True, max_length=60)),
                    ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='documents.storedfile')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.landlord')),
                ],
                options={
                    'ordering': ['-made_at'],
                },
            ),
            migrations.CreateModel(
                name='LetterBatchEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('letters', models.PositiveIntegerField(default=0)),
                    ('posted_at', models.DateTimeField(blank=True, null=True)),
                    ('posted_by', models.CharField(blank=True, max_length=60)),
                    ('file', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='communications.letterbatch')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=120, unique=True)),
                    ('to_name', models.CharField(blank=True, max_length=200)),
                    ('to_address', models.TextField(blank=True)),
                    ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], max_length=10)),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی'), ('pl', 'Polski'), ('pt', 'Português'), ('ur', 'اردو')], default='en', max_length=5)),
                    ('format', models.CharField(choices=[('standard', 'Standard print'), ('large_print', 'Large print (18 point)'), ('braille', 'Braille'), ('audio', 'Audio'), ('easy_read', 'Easy read'), ('bsl', 'British Sign Language')], default='standard', max_length=12)),
                    ('title', models.CharField(max_length=300)),
                    ('body', models.TextField()),
                    ('about_kind', models.CharField(blank=True, max_length=40)),
                    ('about_id', models.CharField(blank=True, max_length=40)),
                    ('about_title', models.CharField(blank=True, max_length=300)),
                    ('about_url', models.CharField(blank=True, max_length=300)),
                    ('stop_url', models.URLField(blank=True, max_length=300)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting to go'), ('handing_over', 'Being handed over'), ('sent', 'Sent'), ('unconfirmed', 'Handed over, not confirmed'), ('failed', 'Could not be sent'), ('to_print', 'Waiting to be printed'), ('printed', 'In a print batch'), ('to_call', 'Waiting for a phone call'), ('called', 'Told by phone'), ('dropped', 'Not sent: the person was taken out'), ('held', 'Waiting to go as agreed with them'), ('told', 'Told as agreed with them')], max_length=12)),
                    ('queued_at', models.DateTimeField()),
                    ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('try_after', models.DateTimeField(blank=True, null=True)),
                    ('error', models.CharField(blank=True, max_length=500)),
                    ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='communications.letterbatch')),
                    ('customer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='messages', to='people.customer')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.landlord')),
                ],
                options={
                    'ordering': ['-queued_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='MessageEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=120)),
                    ('to_name', models.CharField(blank=True, max_length=200)),
                    ('to_address', models.TextField(blank=True)),
                    ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], max_length=10)),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی'), ('pl', 'Polski'), ('pt', 'Português'), ('ur', 'اردو')], default='en', max_length=5)),
                    ('format', models.CharField(choices=[('standard', 'Standard print'), ('large_print', 'Large print (18 point)'), ('braille', 'Braille'), ('audio', 'Audio'), ('easy_read', 'Easy read'), ('bsl', 'British Sign Language')], default='standard', max_length=12)),
                    ('title', models.CharField(max_length=300)),
                    ('body', models.TextField()),
                    ('about_kind', models.CharField(blank=True, max_length=40)),
                    ('about_id', models.CharField(blank=True, max_length=40)),
                    ('about_title', models.CharField(blank=True, max_length=300)),
                    ('about_url', models.CharField(blank=True, max_length=300)),
                    ('stop_url', models.URLField(blank=True, max_length=300)),
                    ('state', models.CharField(choices=[('waiting', 'Waiting to go'), ('handing_over', 'Being handed over'), ('sent', 'Sent'), ('unconfirmed', 'Handed over, not confirmed'), ('failed', 'Could not be sent'), ('to_print', 'Waiting to be printed'), ('printed', 'In a print batch'), ('to_call', 'Waiting for a phone call'), ('called', 'Told by phone'), ('dropped', 'Not sent: the person was taken out'), ('held', 'Waiting to go as agreed with them'), ('told', 'Told as agreed with them')], max_length=12)),
                    ('queued_at', models.DateTimeField()),
                    ('handed_over_at', models.DateTimeField(blank=True, null=True)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('try_after', models.DateTimeField(blank=True, null=True)),
                    ('error', models.CharField(blank=True, max_length=500)),
                    ('batch', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='communications.letterbatch')),
                    ('customer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='communications.message')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Notice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=40, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('sent_by', models.CharField(blank=True, max_length=60)),
                    ('finished_at', models.DateTimeField(blank=True, help_text="When everybody's message was in the queue.", null=True)),
                    ('thrown_away_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='people.landlord')),
                    ('segment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.segment')),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='NoticeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=40)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('sent_at', models.DateTimeField(blank=True, null=True)),
                    ('sent_by', models.CharField(blank=True, max_length=60)),
                    ('finished_at', models.DateTimeField(blank=True, help_text="When everybody's message was in the queue.", null=True)),
                    ('thrown_away_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='communications.notice')),
                    ('segment', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.segment')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NoticeRecipient',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_unreachable', models.BooleanField(default=False)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='people.customer')),
                    ('message', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='communications.message')),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recipients', to='communications.notice')),
                ],
                options={
                    'ordering': ['notice', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='NoticeWords',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'Arabic')], max_length=5)),
                    ('title', models.CharField(max_length=120)),
                    ('body', models.TextField()),
                    ('notice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='communications.notice')),
                ],
                options={
                    'ordering': ['notice', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='NoticeWordsEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'Arabic')], max_length=5)),
                    ('title', models.CharField(max_length=120)),
                    ('body', models.TextField()),
                    ('notice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='communications.notice')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='communications.noticewords')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        Together([
            migrations.AddIndex(
                model_name='message',
                index=models.Index(condition=models.Q(('state', 'waiting')), fields=['channel', 'id'], name='message_waiting'),
            ),
            migrations.AddIndex(
                model_name='message',
                index=models.Index(condition=models.Q(('state', 'sent'), _negated=True), fields=['state'], name='message_unsent'),
            ),
            migrations.AddIndex(
                model_name='message',
                index=models.Index(fields=['about_kind', 'about_id'], name='message_about'),
            ),
            migrations.AddIndex(
                model_name='message',
                index=models.Index(fields=['landlord', '-queued_at', '-id'], name='message_newest'),
            ),
            migrations.AddIndex(
                model_name='notice',
                index=models.Index(condition=models.Q(('finished_at', None), ('sent_at__isnull', False)), fields=['id'], name='notice_on_its_way'),
            ),
            migrations.AddIndex(
                model_name='noticerecipient',
                index=models.Index(condition=models.Q(('is_unreachable', False), ('message', None)), fields=['notice', 'id'], name='notice_waiting'),
            ),
            migrations.AddConstraint(
                model_name='digest',
                constraint=models.UniqueConstraint(fields=('user', 'landlord'), name='digest_one_for_each_landlord'),
            ),
            migrations.AddConstraint(
                model_name='letterbatch',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('posted_at', None), ('posted_by', '')), models.Q(('posted_at__isnull', False), ('posted_by__gt', '')), _connector='OR'), name='batch_posted_when_and_by'),
            ),
            migrations.AddConstraint(
                model_name='message',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['sent', 'called', 'told']), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='message_sent_when'),
            ),
            migrations.AddConstraint(
                model_name='message',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'printed'), _negated=True), ('batch__isnull', False), _connector='OR'), name='message_printed_in_a_batch'),
            ),
            migrations.AddConstraint(
                model_name='notice',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('sent_at', None), ('sent_by', '')), models.Q(('sent_at__isnull', False), ('sent_by__gt', '')), _connector='OR'), name='notice_sent_when_and_by'),
            ),
            migrations.AddConstraint(
                model_name='notice',
                constraint=models.CheckConstraint(condition=models.Q(('finished_at', None), ('sent_at__isnull', False), _connector='OR'), name='notice_finished_once_sent'),
            ),
            migrations.AddConstraint(
                model_name='notice',
                constraint=models.CheckConstraint(condition=models.Q(('sent_at', None), ('thrown_away_at', None), _connector='OR'), name='notice_sent_or_thrown_away'),
            ),
            migrations.AddConstraint(
                model_name='noticerecipient',
                constraint=models.UniqueConstraint(fields=('notice', 'customer'), name='notice_once_each'),
            ),
            migrations.AddConstraint(
                model_name='noticerecipient',
                constraint=models.CheckConstraint(condition=models.Q(('message', None), ('is_unreachable', False), _connector='OR'), name='notice_told_or_unreachable'),
            ),
            migrations.AddConstraint(
                model_name='noticewords',
                constraint=models.UniqueConstraint(fields=('notice', 'language'), name='notice_words_once_each'),
            ),
            migrations.AddConstraint(
                model_name='noticewords',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('body', ''), _negated=True)), name='notice_words_say_something'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='digest',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_digestevent" ("chosen_at", "id", "landlord_id", "language", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "rhythm", "told_until", "user_id") SELECT new_values."chosen_at", new_values."id", new_values."landlord_id", new_values."language", new_values."owner", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."rhythm", new_values."told_until", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3612d7e30515cbbdb2e16ec65f39525091907ba1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c1620', referencing='REFERENCING NEW TABLE AS new_values ', table='communications_digest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='digest',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_digestevent" ("chosen_at", "id", "landlord_id", "language", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "rhythm", "told_until", "user_id") SELECT new_values."chosen_at", new_values."id", new_values."landlord_id", new_values."language", new_values."owner", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."rhythm", new_values."told_until", new_values."user_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."user_id", new_values."rhythm", new_values."owner", new_values."place_id", new_values."language", new_values."chosen_at", new_values."told_until" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."user_id", old_values."rhythm", old_values."owner", old_values."place_id", old_values."language", old_values."chosen_at", old_values."told_until" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='668648f68e8e1e9f8e8252ed819957d8bac13922', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9e5f9', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='communications_digest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='digest',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_digestevent" ("chosen_at", "id", "landlord_id", "language", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "rhythm", "told_until", "user_id") SELECT old_values."chosen_at", old_values."id", old_values."landlord_id", old_values."language", old_values."owner", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."rhythm", old_values."told_until", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8cd5123e47d4843c7bca9335ebafc45910dd47bf', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_820db', referencing='REFERENCING OLD TABLE AS old_values ', table='communications_digest', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='digestevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='5d8795cc64a47aa449f37275e8d2af663fa11077', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_de96c', table='communications_digestevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='digestevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='5b609a3b8479dc111002d142320710bdb7b01574', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_f32c6', table='communications_digestevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='letterbatch',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_letterbatchevent" ("file_id", "id", "landlord_id", "letters", "made_at", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "posted_by") SELECT new_values."file_id", new_values."id", new_values."landlord_id", new_values."letters", new_values."made_at", new_values."made_by", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."posted_at", new_values."posted_by" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5c8750bab03b46e21b6b761baaa6be285e4a96ba', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5928c', referencing='REFERENCING NEW TABLE AS new_values ', table='communications_letterbatch', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='letterbatch',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_letterbatchevent" ("file_id", "id", "landlord_id", "letters", "made_at", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "posted_by") SELECT new_values."file_id", new_values."id", new_values."landlord_id", new_values."letters", new_values."made_at", new_values."made_by", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."posted_at", new_values."posted_by" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."made_at", new_values."made_by", new_values."letters", new_values."file_id", new_values."posted_at", new_values."posted_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."made_at", old_values."made_by", old_values."letters", old_values."file_id", old_values."posted_at", old_values."posted_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bfd92b252d635156b3176b7abd33c2bf7e97f950', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_52fbf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='communications_letterbatch', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='letterbatch',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_letterbatchevent" ("file_id", "id", "landlord_id", "letters", "made_at", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "posted_by") SELECT old_values."file_id", old_values."id", old_values."landlord_id", old_values."letters", old_values."made_at", old_values."made_by", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."posted_at", old_values."posted_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='83fe74514b399a8aabe5887fdc84f763af9cb75b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d8483', referencing='REFERENCING OLD TABLE AS old_values ', table='communications_letterbatch', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='letterbatchevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='131c11fce8dc62e9b3a7f05e03bb8ed3d096868f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7db9b', table='communications_letterbatchevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='letterbatchevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='a1164f54487684dfdc14656b45c27c307bbc8d0b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_9ff55', table='communications_letterbatchevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='message',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_messageevent" ("about_id", "about_kind", "about_title", "about_url", "attempts", "batch_id", "body", "channel", "customer_id", "error", "format", "handed_over_at", "id", "key", "landlord_id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "sent_at", "state", "stop_url", "title", "to_address", "to_name", "try_after") SELECT new_values."about_id", new_values."about_kind", new_values."about_title", new_values."about_url", new_values."attempts", new_values."batch_id", new_values."body", new_values."channel", new_values."customer_id", new_values."error", new_values."format", new_values."handed_over_at", new_values."id", new_values."key", new_values."landlord_id", new_values."language", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."queued_at", new_values."sent_at", new_values."state", new_values."stop_url", new_values."title", new_values."to_address", new_values."to_name", new_values."try_after" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3ba1249f828456c268b34513f931382f75194684', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9aa38', referencing='REFERENCING NEW TABLE AS new_values ', table='communications_message', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='message',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_messageevent" ("about_id", "about_kind", "about_title", "about_url", "attempts", "batch_id", "body", "channel", "customer_id", "error", "format", "handed_over_at", "id", "key", "landlord_id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "sent_at", "state", "stop_url", "title", "to_address", "to_name", "try_after") SELECT new_values."about_id", new_values."about_kind", new_values."about_title", new_values."about_url", new_values."attempts", new_values."batch_id", new_values."body", new_values."channel", new_values."customer_id", new_values."error", new_values."format", new_values."handed_over_at", new_values."id", new_values."key", new_values."landlord_id", new_values."language", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."queued_at", new_values."sent_at", new_values."state", new_values."stop_url", new_values."title", new_values."to_address", new_values."to_name", new_values."try_after" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."key", new_values."customer_id", new_values."to_name", new_values."to_address", new_values."channel", new_values."language", new_values."format", new_values."title", new_values."body", new_values."about_kind", new_values."about_id", new_values."about_title", new_values."about_url", new_values."stop_url", new_values."state", new_values."queued_at", new_values."handed_over_at", new_values."sent_at", new_values."attempts", new_values."try_after", new_values."error", new_values."batch_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."key", old_values."customer_id", old_values."to_name", old_values."to_address", old_values."channel", old_values."language", old_values."format", old_values."title", old_values."body", old_values."about_kind", old_values."about_id", old_values."about_title", old_values."about_url", old_values."stop_url", old_values."state", old_values."queued_at", old_values."handed_over_at", old_values."sent_at", old_values."attempts", old_values."try_after", old_values."error", old_values."batch_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7b45d45a020bde41b090a3a94188049559cac834', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d0d78', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='communications_message', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='message',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_messageevent" ("about_id", "about_kind", "about_title", "about_url", "attempts", "batch_id", "body", "channel", "customer_id", "error", "format", "handed_over_at", "id", "key", "landlord_id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "sent_at", "state", "stop_url", "title", "to_address", "to_name", "try_after") SELECT old_values."about_id", old_values."about_kind", old_values."about_title", old_values."about_url", old_values."attempts", old_values."batch_id", old_values."body", old_values."channel", old_values."customer_id", old_values."error", old_values."format", old_values."handed_over_at", old_values."id", old_values."key", old_values."landlord_id", old_values."language", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."queued_at", old_values."sent_at", old_values."state", old_values."stop_url", old_values."title", old_values."to_address", old_values."to_name", old_values."try_after" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c6b12b8206af1ee8724bbfd6388433b5d37ec7ff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_094fb', referencing='REFERENCING OLD TABLE AS old_values ', table='communications_message', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='messageevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='d8f4f92b017d19e67c6ba5d07c0cbebac9c43783', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_768be', table='communications_messageevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='messageevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='14ab6c17879822409d08b7e68e475fea940d195b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_1026b', table='communications_messageevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_noticeevent" ("finished_at", "id", "key", "landlord_id", "made_at", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "sent_at", "sent_by", "thrown_away_at") SELECT new_values."finished_at", new_values."id", new_values."key", new_values."landlord_id", new_values."made_at", new_values."made_by", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."segment_id", new_values."sent_at", new_values."sent_by", new_values."thrown_away_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9c2ca77f3e47c161e67054cad8a1b55b091c3adc', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_57651', referencing='REFERENCING NEW TABLE AS new_values ', table='communications_notice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_noticeevent" ("finished_at", "id", "key", "landlord_id", "made_at", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "sent_at", "sent_by", "thrown_away_at") SELECT new_values."finished_at", new_values."id", new_values."key", new_values."landlord_id", new_values."made_at", new_values."made_by", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."segment_id", new_values."sent_at", new_values."sent_by", new_values."thrown_away_at" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."key", new_values."segment_id", new_values."made_at", new_values."made_by", new_values."sent_at", new_values."sent_by", new_values."finished_at", new_values."thrown_away_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."key", old_values."segment_id", old_values."made_at", old_values."made_by", old_values."sent_at", old_values."sent_by", old_values."finished_at", old_values."thrown_away_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8d946599133d7da01a433ef4a13bba4b891b42e1', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c1977', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='communications_notice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='notice',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_noticeevent" ("finished_at", "id", "key", "landlord_id", "made_at", "made_by", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "sent_at", "sent_by", "thrown_away_at") SELECT old_values."finished_at", old_values."id", old_values."key", old_values."landlord_id", old_values."made_at", old_values."made_by", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."segment_id", old_values."sent_at", old_values."sent_by", old_values."thrown_away_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3c5bc5816722f9fc587b2568e33944ecd9754414', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0d5d3', referencing='REFERENCING OLD TABLE AS old_values ', table='communications_notice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='3e8ace97f6217678fc1241d362aa5d448810b37c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d2140', table='communications_noticeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='b756762864d34bbb3275034fb42d85f6b30e1366', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_f80ca', table='communications_noticeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticewords',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_noticewordsevent" ("body", "id", "language", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT new_values."body", new_values."id", new_values."language", new_values."notice_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='def49c3abf08e9cd94c2af447d02cad7195219aa', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d7b6d', referencing='REFERENCING NEW TABLE AS new_values ', table='communications_noticewords', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticewords',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_noticewordsevent" ("body", "id", "language", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT new_values."body", new_values."id", new_values."language", new_values."notice_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."notice_id", new_values."language", new_values."title", new_values."body" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."notice_id", old_values."language", old_values."title", old_values."body" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='985029280e99844ed170231a0dd9ddb13e40bb22', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_ab135', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='communications_noticewords', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticewords',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "communications_noticewordsevent" ("body", "id", "language", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") SELECT old_values."body", old_values."id", old_values."language", old_values."notice_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='efa95b5159efe80b4d35bb4cb127e0ec22b9e01a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_79282', referencing='REFERENCING OLD TABLE AS old_values ', table='communications_noticewords', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticewordsevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='137de857cecb74beeda2b2e692a2d7f857e8cc87', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9807e', table='communications_noticewordsevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='noticewordsevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='5af86702651973cd50c7cf068eedbf56d285e070', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_8f54d', table='communications_noticewordsevent', when='BEFORE')),
            ),
        ]),
    ]

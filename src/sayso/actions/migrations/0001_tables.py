import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sayso.foundations.database.together import Together


class Migration(migrations.Migration):

    # What laid these tables out before 0.1.0; a database that had it all has this.
    replaces = [
        ('actions', '0001_initial'),
        ('actions', '0002_initial'),
        ('actions', '0003_history_stays'),
        ('actions', '0004_erasure'),
        ('actions', '0005_lighter_history'),
    ]

    dependencies = [
        ('communications', '0001_tables'),
        ('listening', '0001_tables'),
        ('people', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='Action',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('what', models.CharField(max_length=300)),
                    ('due_on', models.DateField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['due_on', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ActionNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='actions.action')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['at'],
                },
            ),
            migrations.CreateModel(
                name='ActionNoteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('words', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('action', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actions.action')),
                    ('by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='actions.actionnote')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Outcome',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=80, unique=True)),
                    ('slug', models.SlugField(max_length=80)),
                    ('title', models.CharField(max_length=200)),
                    ('decision', models.CharField(choices=[('will_do', 'We will do it'), ('doing', 'We are doing it'), ('done', 'Done'), ('cannot', 'We cannot')], max_length=10)),
                    ('reason', models.TextField(blank=True)),
                    ('instead', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField()),
                    ('you_said', models.TextField(blank=True)),
                    ('we_did', models.TextField(blank=True)),
                    ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decided', to=settings.AUTH_USER_MODEL)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to='people.landlord')),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcomes', to=settings.AUTH_USER_MODEL)),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='people.place')),
                    ('published_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='published', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-decided_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='ActionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('what', models.CharField(max_length=300)),
                    ('due_on', models.DateField()),
                    ('done_at', models.DateTimeField(blank=True, null=True)),
                    ('done_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('owner', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='actions.action')),
                    ('outcome', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actions.outcome')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OutcomeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=80)),
                    ('slug', models.SlugField(db_index=False, max_length=80)),
                    ('title', models.CharField(max_length=200)),
                    ('decision', models.CharField(choices=[('will_do', 'We will do it'), ('doing', 'We are doing it'), ('done', 'Done'), ('cannot', 'We cannot')], max_length=10)),
                    ('reason', models.TextField(blank=True)),
                    ('instead', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField()),
                    ('you_said', models.TextField(blank=True)),
                    ('we_did', models.TextField(blank=True)),
                    ('cost', models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                    ('done_on', models.DateField(blank=True, null=True)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                    ('decided_by', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('owner', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='actions.outcome')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                    ('published_by', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OutcomeVoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='actions.outcome')),
                    ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='outcome_links', to='listening.voice')),
                ],
            ),
            migrations.CreateModel(
                name='OutcomeVoiceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('outcome', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='actions.outcome')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='actions.outcomevoice')),
                    ('voice', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='listening.voice')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Telling',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('who', models.CharField(max_length=330)),
                    ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], max_length=10)),
                    ('at', models.DateTimeField()),
                    ('message', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='telling', to='communications.message')),
                    ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='actions.outcome')),
                    ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='listening.voice')),
                ],
            ),
        ]),
        Together([
            migrations.AddField(
                model_name='action',
                name='outcome',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='actions.outcome'),
            ),
            migrations.AddField(
                model_name='outcome',
                name='voices',
                field=models.ManyToManyField(related_name='outcomes', through='actions.OutcomeVoice', to='listening.voice'),
            ),
            migrations.AddIndex(
                model_name='action',
                index=models.Index(condition=models.Q(('done_at', None)), fields=['owner', 'due_on'], name='action_open'),
            ),
            migrations.AddIndex(
                model_name='outcome',
                index=models.Index(fields=['landlord', '-published_at', '-id'], name='outcome_published'),
            ),
            migrations.AddConstraint(
                model_name='action',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('done_at', None), ('done_by', None)), models.Q(('done_at__isnull', False), ('done_by__isnull', False)), _connector='OR'), name='action_done_when_and_by'),
            ),
            migrations.AddConstraint(
                model_name='outcomevoice',
                constraint=models.UniqueConstraint(fields=('outcome', 'voice'), name='outcome_voice_once'),
            ),
            migrations.AddConstraint(
                model_name='outcome',
                constraint=models.UniqueConstraint(fields=('landlord', 'slug'), name='outcome_slug_once'),
            ),
            migrations.AddConstraint(
                model_name='outcome',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', 'cannot'), _negated=True), ('reason__gt', ''), _connector='OR'), name='outcome_refusal_has_reason'),
            ),
            migrations.AddConstraint(
                model_name='outcome',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('published_by', None)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='outcome_published_when_and_by'),
            ),
            migrations.AddConstraint(
                model_name='outcome',
                constraint=models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(('you_said__gt', ''), models.Q(('decision', 'cannot'), models.Q(('decision', 'done'), ('done_on__isnull', False), ('we_did__gt', '')), _connector='OR')), _connector='OR'), name='outcome_published_whole'),
            ),
            migrations.AddConstraint(
                model_name='telling',
                constraint=models.UniqueConstraint(fields=('outcome', 'who'), name='told_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionnote',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_actionnoteevent" ("action_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") SELECT new_values."action_id", new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."words" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='cf222b649550b8dc483d1f82a43e6e114533d53f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2f1c0', referencing='REFERENCING NEW TABLE AS new_values ', table='actions_actionnote', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionnote',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_actionnoteevent" ("action_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") SELECT new_values."action_id", new_values."at", new_values."by_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."words" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."action_id", new_values."words", new_values."at", new_values."by_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."action_id", old_values."words", old_values."at", old_values."by_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='49ac9f9afa3a8f706792e9d8f685e516de9a1e66', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_66b88', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='actions_actionnote', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionnote',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_actionnoteevent" ("action_id", "at", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") SELECT old_values."action_id", old_values."at", old_values."by_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."words" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='937625b979245426d17acfc733a451d06ba4f60a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_17997', referencing='REFERENCING OLD TABLE AS old_values ', table='actions_actionnote', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionnoteevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='1a4318abb98fe848d21ffe4858f436393dddf876', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_505c2', table='actions_actionnoteevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionnoteevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='92634fe764e7c987b6fa40c45ddcbb8b4d1a559b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_281b7', table='actions_actionnoteevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='7531e6953ba4983a73ec930ec4d2cc1c9b25b4e9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_21079', table='actions_actionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='actionevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='eecda3d7bf2aff05a8ff1a38698e2b81376ba374', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_7b135', table='actions_actionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='action',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_actionevent" ("done_at", "done_by_id", "due_on", "id", "outcome_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what") SELECT new_values."done_at", new_values."done_by_id", new_values."due_on", new_values."id", new_values."outcome_id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."what" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c2bd4191589c05cad1448713da56d4d1dfab9fce', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bc7f0', referencing='REFERENCING NEW TABLE AS new_values ', table='actions_action', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='action',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_actionevent" ("done_at", "done_by_id", "due_on", "id", "outcome_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what") SELECT new_values."done_at", new_values."done_by_id", new_values."due_on", new_values."id", new_values."outcome_id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."what" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."outcome_id", new_values."what", new_values."owner_id", new_values."due_on", new_values."done_at", new_values."done_by_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."outcome_id", old_values."what", old_values."owner_id", old_values."due_on", old_values."done_at", old_values."done_by_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3148001872ff0b932da0d98bbba1158d339a5ba5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1d90e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='actions_action', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='action',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_actionevent" ("done_at", "done_by_id", "due_on", "id", "outcome_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "what") SELECT old_values."done_at", old_values."done_by_id", old_values."due_on", old_values."id", old_values."outcome_id", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."what" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='375c78388d59c84e84ca30a91c9d4384be328f04', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d498a', referencing='REFERENCING OLD TABLE AS old_values ', table='actions_action', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='44b20f2bcee9c245bee016e6989d4be6e2ddf3ad', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1c0d1', table='actions_outcomeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='b4d519965cf8bdd05a94aac99f7b7e1681f6a3f2', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_2d39a', table='actions_outcomeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomevoice',
                trigger=pgtrigger.compiler.Trigger(name='kept_once_published', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF EXISTS (SELECT 1 FROM actions_outcome WHERE id = OLD.outcome_id AND published_at IS NOT NULL) THEN\n                    RAISE EXCEPTION 'A voice behind a published outcome stays there.'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                RETURN NEW;\n                ", hash='33a3da8494b85534ef59cb123c03c7ad03101f8c', operation='DELETE OR UPDATE', pgid='pgtrigger_kept_once_published_d22fc', table='actions_outcomevoice', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomevoice',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_outcomevoiceevent" ("id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id") SELECT new_values."id", new_values."outcome_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."voice_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ada6d3e0e97a4a5857bc650ef34473fdbf0a46c3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_c8d91', referencing='REFERENCING NEW TABLE AS new_values ', table='actions_outcomevoice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomevoice',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_outcomevoiceevent" ("id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id") SELECT new_values."id", new_values."outcome_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."voice_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."outcome_id", new_values."voice_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."outcome_id", old_values."voice_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7528dbafeedc1a71d9b0559586d5ae1f5895c2fd', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4d718', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='actions_outcomevoice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomevoice',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_outcomevoiceevent" ("id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "voice_id") SELECT old_values."id", old_values."outcome_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."voice_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f850fb0a0bfe74505f8a52d37e9334e9f34746af', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a2644', referencing='REFERENCING OLD TABLE AS old_values ', table='actions_outcomevoice', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='published_with_voices', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."published_at" IS NOT NULL)', func="\n                IF NOT EXISTS (SELECT 1 FROM actions_outcomevoice WHERE outcome_id = NEW.id) THEN\n                    RAISE EXCEPTION 'An outcome cannot be published without voices behind it.'\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                RETURN NULL;\n                ", hash='8d5281f5766c9b7859cf9729514fd28e7c99e0de', operation='INSERT OR UPDATE', pgid='pgtrigger_published_with_voices_fb082', table='actions_outcome', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_outcomeevent" ("cost", "decided_at", "decided_by_id", "decision", "done_on", "id", "instead", "key", "landlord_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "published_at", "published_by_id", "reason", "slug", "title", "we_did", "you_said") SELECT new_values."cost", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."done_on", new_values."id", new_values."instead", new_values."key", new_values."landlord_id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."published_at", new_values."published_by_id", new_values."reason", new_values."slug", new_values."title", new_values."we_did", new_values."you_said" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dfefe991771546428734a7c2b0beaee726c87704', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e9e9a', referencing='REFERENCING NEW TABLE AS new_values ', table='actions_outcome', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_outcomeevent" ("cost", "decided_at", "decided_by_id", "decision", "done_on", "id", "instead", "key", "landlord_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "published_at", "published_by_id", "reason", "slug", "title", "we_did", "you_said") SELECT new_values."cost", new_values."decided_at", new_values."decided_by_id", new_values."decision", new_values."done_on", new_values."id", new_values."instead", new_values."key", new_values."landlord_id", new_values."owner_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."published_at", new_values."published_by_id", new_values."reason", new_values."slug", new_values."title", new_values."we_did", new_values."you_said" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."key", new_values."slug", new_values."title", new_values."decision", new_values."reason", new_values."instead", new_values."decided_at", new_values."decided_by_id", new_values."owner_id", new_values."place_id", new_values."you_said", new_values."we_did", new_values."cost", new_values."done_on", new_values."published_at", new_values."published_by_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."key", old_values."slug", old_values."title", old_values."decision", old_values."reason", old_values."instead", old_values."decided_at", old_values."decided_by_id", old_values."owner_id", old_values."place_id", old_values."you_said", old_values."we_did", old_values."cost", old_values."done_on", old_values."published_at", old_values."published_by_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6db7ea53e4d7a0def2718a837e5497f87295e0c5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_edb72', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='actions_outcome', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcome',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "actions_outcomeevent" ("cost", "decided_at", "decided_by_id", "decision", "done_on", "id", "instead", "key", "landlord_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "published_at", "published_by_id", "reason", "slug", "title", "we_did", "you_said") SELECT old_values."cost", old_values."decided_at", old_values."decided_by_id", old_values."decision", old_values."done_on", old_values."id", old_values."instead", old_values."key", old_values."landlord_id", old_values."owner_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."published_at", old_values."published_by_id", old_values."reason", old_values."slug", old_values."title", old_values."we_did", old_values."you_said" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='fb74a5ab733b5ab9464249ba71200349190fd9d5', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2b82a', referencing='REFERENCING OLD TABLE AS old_values ', table='actions_outcome', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomevoiceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='d764039e27dd5c0962156af89ae8e2a3b2f14e43', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad395', table='actions_outcomevoiceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='outcomevoiceevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='3789c8fb252e4e7a67103be0378f8e78804bf3f3', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_d89c5', table='actions_outcomevoiceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='telling',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='93c648e8619cb5d29906d6091260be201ca07cdf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8bd55', table='actions_telling', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='telling',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='d2d87939547c0a6d12abbaad6d5a22bb6bde4679', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_69a22', table='actions_telling', when='BEFORE')),
            ),
        ]),
    ]

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from sayso.foundations.database.together import Together


class Migration(migrations.Migration):

    # What laid these tables out before 0.1.0; a database that had it all has this.
    replaces = [
        ('involvement', '0001_groups_and_meetings'),
        ('involvement', '0002_held_by_mistake'),
        ('involvement', '0003_keys_of_their_own'),
    ]

    dependencies = [
        ('documents', '0001_initial'),
        ('framework', '0001_tables'),
        ('people', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='HeldByMistake',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=40)),
                    ('recorded_at', models.DateTimeField(help_text='When it was recorded as held.')),
                    ('undone_at', models.DateTimeField()),
                    ('undone_by', models.CharField(max_length=60)),
                    ('because', models.CharField(max_length=300)),
                ],
                options={
                    'ordering': ['meeting', '-undone_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Arrangement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('open', 'To arrange'), ('done', 'Arranged'), ('not_needed', 'Not needed this time'), ('cannot', 'Cannot be arranged')], max_length=12)),
                    ('note', models.CharField(blank=True, max_length=200)),
                    ('settled_at', models.DateTimeField()),
                    ('settled_by', models.CharField(max_length=60)),
                    ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arrangements', to='people.customerneed')),
                ],
                options={
                    'ordering': ['invitation', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invited_at', models.DateTimeField()),
                    ('is_unreachable', models.BooleanField(default=False)),
                    ('answer', models.CharField(blank=True, choices=[('', 'No answer yet'), ('comes', 'I will come'), ('remotely', 'I will join online or by phone'), ('not', 'I cannot come')], max_length=10)),
                    ('replied_at', models.DateTimeField(blank=True, null=True)),
                    ('replied_by', models.CharField(blank=True, max_length=60)),
                    ('attended', models.BooleanField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='people.customer')),
                ],
                options={
                    'ordering': ['meeting', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ArrangementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('state', models.CharField(choices=[('open', 'To arrange'), ('done', 'Arranged'), ('not_needed', 'Not needed this time'), ('cannot', 'Cannot be arranged')], max_length=12)),
                    ('settled_at', models.DateTimeField()),
                    ('settled_by', models.CharField(max_length=60)),
                    ('need', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customerneed')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='involvement.arrangement')),
                    ('invitation', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='involvement.invitation')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=120)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField(blank=True, null=True)),
                    ('venue', models.CharField(blank=True, max_length=200)),
                    ('getting_there', models.CharField(blank=True, max_length=500)),
                    ('joining_url', models.URLField(blank=True, max_length=300)),
                    ('agenda', models.TextField(blank=True)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('invited_at', models.DateTimeField(blank=True, null=True)),
                    ('changes', models.PositiveSmallIntegerField(default=0)),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_because', models.CharField(blank=True, max_length=300)),
                    ('held_at', models.DateTimeField(blank=True, help_text='When it was recorded as held.', null=True)),
                    ('others', models.PositiveSmallIntegerField(default=0, help_text='How many were there besides those invited by name.')),
                    ('minutes', models.TextField(blank=True)),
                    ('minutes_published_at', models.DateTimeField(blank=True, null=True)),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='framework.engagementgroup')),
                ],
                options={
                    'ordering': ['-starts_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='InvitationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('invited_at', models.DateTimeField()),
                    ('is_unreachable', models.BooleanField(default=False)),
                    ('answer', models.CharField(blank=True, choices=[('', 'No answer yet'), ('comes', 'I will come'), ('remotely', 'I will join online or by phone'), ('not', 'I cannot come')], max_length=10)),
                    ('replied_at', models.DateTimeField(blank=True, null=True)),
                    ('replied_by', models.CharField(blank=True, max_length=60)),
                    ('attended', models.BooleanField(blank=True, null=True)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='involvement.invitation')),
                    ('meeting', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='involvement.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='HeldByMistakeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=40)),
                    ('recorded_at', models.DateTimeField(help_text='When it was recorded as held.')),
                    ('undone_at', models.DateTimeField()),
                    ('undone_by', models.CharField(max_length=60)),
                    ('because', models.CharField(max_length=300)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='involvement.heldbymistake')),
                    ('meeting', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='involvement.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='MeetingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=120)),
                    ('starts_at', models.DateTimeField()),
                    ('ends_at', models.DateTimeField(blank=True, null=True)),
                    ('venue', models.CharField(blank=True, max_length=200)),
                    ('getting_there', models.CharField(blank=True, max_length=500)),
                    ('joining_url', models.URLField(blank=True, max_length=300)),
                    ('agenda', models.TextField(blank=True)),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('invited_at', models.DateTimeField(blank=True, null=True)),
                    ('changes', models.PositiveSmallIntegerField(default=0)),
                    ('called_off_at', models.DateTimeField(blank=True, null=True)),
                    ('called_off_because', models.CharField(blank=True, max_length=300)),
                    ('held_at', models.DateTimeField(blank=True, help_text='When it was recorded as held.', null=True)),
                    ('others', models.PositiveSmallIntegerField(default=0, help_text='How many were there besides those invited by name.')),
                    ('minutes', models.TextField(blank=True)),
                    ('minutes_published_at', models.DateTimeField(blank=True, null=True)),
                    ('group', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='framework.engagementgroup')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='involvement.meeting')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('member', 'Member'), ('chair', 'Chair'), ('vice_chair', 'Vice chair'), ('secretary', 'Secretary'), ('treasurer', 'Treasurer')], default='member', max_length=12)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='people.customer')),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='framework.engagementgroup')),
                ],
                options={
                    'ordering': ['group', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='MembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('member', 'Member'), ('chair', 'Chair'), ('vice_chair', 'Vice chair'), ('secretary', 'Secretary'), ('treasurer', 'Treasurer')], default='member', max_length=12)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('group', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='framework.engagementgroup')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='involvement.membership')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Paper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=120)),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.CharField(max_length=60)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='involvement.meeting')),
                ],
                options={
                    'ordering': ['meeting', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='PaperEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=120)),
                    ('added_at', models.DateTimeField()),
                    ('added_by', models.CharField(max_length=60)),
                    ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                    ('file', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile')),
                    ('meeting', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='involvement.meeting')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='involvement.paper')),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        Together([
            migrations.AddField(
                model_name='arrangement',
                name='invitation',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arrangements', to='involvement.invitation'),
            ),
            migrations.AddField(
                model_name='invitation',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='involvement.meeting'),
            ),
            migrations.AddField(
                model_name='heldbymistake',
                name='meeting',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mistakes', to='involvement.meeting'),
            ),
            migrations.AddIndex(
                model_name='meeting',
                index=models.Index(fields=['group', '-starts_at'], name='meeting_of_group'),
            ),
            migrations.AddConstraint(
                model_name='arrangement',
                constraint=models.UniqueConstraint(fields=('invitation', 'need'), name='arranged_once'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.UniqueConstraint(fields=('group', 'key'), name='meeting_key_once'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('venue', ''), _negated=True), models.Q(('joining_url', ''), _negated=True), _connector='OR'), name='meeting_somewhere'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('ends_at', None), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='meeting_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('held_at', None), ('called_off_at', None), _connector='OR'), name='meeting_held_or_called_off'),
            ),
            migrations.AddConstraint(
                model_name='meeting',
                constraint=models.CheckConstraint(condition=models.Q(('minutes_published_at', None), models.Q(('held_at__isnull', False), models.Q(('minutes', ''), _negated=True)), _connector='OR'), name='meeting_minutes_of_one_held'),
            ),
            migrations.AddConstraint(
                model_name='invitation',
                constraint=models.UniqueConstraint(fields=('meeting', 'customer'), name='invited_once'),
            ),
            migrations.AddConstraint(
                model_name='invitation',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('replied_at', None), ('replied_by', '')), models.Q(models.Q(('answer', ''), _negated=True), ('replied_at__isnull', False), models.Q(('replied_by', ''), _negated=True)), _connector='OR'), name='invitation_replied_when_and_by'),
            ),
            migrations.AddConstraint(
                model_name='heldbymistake',
                constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='held_by_mistake_key_once'),
            ),
            migrations.AddConstraint(
                model_name='heldbymistake',
                constraint=models.UniqueConstraint(fields=('meeting', 'recorded_at'), name='held_by_mistake_taken_back_once'),
            ),
            migrations.AddConstraint(
                model_name='heldbymistake',
                constraint=models.CheckConstraint(condition=models.Q(('because', ''), _negated=True), name='held_by_mistake_says_why'),
            ),
            migrations.AddConstraint(
                model_name='heldbymistake',
                constraint=models.CheckConstraint(condition=models.Q(('undone_at__gte', models.F('recorded_at'))), name='held_by_mistake_after_it_was_recorded'),
            ),
            migrations.AddConstraint(
                model_name='membership',
                constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('group', 'customer'), name='membership_held_once'),
            ),
            migrations.AddConstraint(
                model_name='membership',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='membership_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='paper',
                constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='paper_key_once'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='arrangementevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='83bf3b5a9564f30172559747b227a60f5c7ff469', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_49540', table='involvement_arrangementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='arrangementevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='6972728f604c51d0528b1dd5ba0e5a7409e1817c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ccb87', table='involvement_arrangementevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='arrangement',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_arrangementevent" ("id", "invitation_id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by", "state") SELECT new_values."id", new_values."invitation_id", new_values."need_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."settled_at", new_values."settled_by", new_values."state" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='dd4f72192cb04e0bf2f0c04780d8ef16270f4dd4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_47220', referencing='REFERENCING NEW TABLE AS new_values ', table='involvement_arrangement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='arrangement',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_arrangementevent" ("id", "invitation_id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by", "state") SELECT new_values."id", new_values."invitation_id", new_values."need_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."settled_at", new_values."settled_by", new_values."state" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."invitation_id", new_values."need_id", new_values."state", new_values."settled_at", new_values."settled_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."invitation_id", old_values."need_id", old_values."state", old_values."settled_at", old_values."settled_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='09731a37f65bb63a0f0f7fe012512273db2a5e15', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_03db4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='involvement_arrangement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='arrangement',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_arrangementevent" ("id", "invitation_id", "need_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_at", "settled_by", "state") SELECT old_values."id", old_values."invitation_id", old_values."need_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."settled_at", old_values."settled_by", old_values."state" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='88c3829f0ab0807cc9b5c83f831020a86fea69cd', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_1d855', referencing='REFERENCING OLD TABLE AS old_values ', table='involvement_arrangement', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_meetingevent" ("agenda", "called_off_at", "called_off_because", "changes", "ends_at", "getting_there", "group_id", "held_at", "id", "invited_at", "joining_url", "key", "made_at", "made_by", "minutes", "minutes_published_at", "others", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "venue") SELECT new_values."agenda", new_values."called_off_at", new_values."called_off_because", new_values."changes", new_values."ends_at", new_values."getting_there", new_values."group_id", new_values."held_at", new_values."id", new_values."invited_at", new_values."joining_url", new_values."key", new_values."made_at", new_values."made_by", new_values."minutes", new_values."minutes_published_at", new_values."others", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."starts_at", new_values."title", new_values."venue" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='bf6c71e1f7c8eba825ec92a7e1da4518f36c9290', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_8a4a5', referencing='REFERENCING NEW TABLE AS new_values ', table='involvement_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_meetingevent" ("agenda", "called_off_at", "called_off_because", "changes", "ends_at", "getting_there", "group_id", "held_at", "id", "invited_at", "joining_url", "key", "made_at", "made_by", "minutes", "minutes_published_at", "others", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "venue") SELECT new_values."agenda", new_values."called_off_at", new_values."called_off_because", new_values."changes", new_values."ends_at", new_values."getting_there", new_values."group_id", new_values."held_at", new_values."id", new_values."invited_at", new_values."joining_url", new_values."key", new_values."made_at", new_values."made_by", new_values."minutes", new_values."minutes_published_at", new_values."others", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."starts_at", new_values."title", new_values."venue" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."group_id", new_values."key", new_values."title", new_values."starts_at", new_values."ends_at", new_values."venue", new_values."getting_there", new_values."joining_url", new_values."agenda", new_values."made_at", new_values."made_by", new_values."invited_at", new_values."changes", new_values."called_off_at", new_values."called_off_because", new_values."held_at", new_values."others", new_values."minutes", new_values."minutes_published_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."group_id", old_values."key", old_values."title", old_values."starts_at", old_values."ends_at", old_values."venue", old_values."getting_there", old_values."joining_url", old_values."agenda", old_values."made_at", old_values."made_by", old_values."invited_at", old_values."changes", old_values."called_off_at", old_values."called_off_because", old_values."held_at", old_values."others", old_values."minutes", old_values."minutes_published_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f7e9f83424df22cd29213b8f159d2aa4accecfdb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_b18eb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='involvement_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meeting',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_meetingevent" ("agenda", "called_off_at", "called_off_because", "changes", "ends_at", "getting_there", "group_id", "held_at", "id", "invited_at", "joining_url", "key", "made_at", "made_by", "minutes", "minutes_published_at", "others", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "venue") SELECT old_values."agenda", old_values."called_off_at", old_values."called_off_because", old_values."changes", old_values."ends_at", old_values."getting_there", old_values."group_id", old_values."held_at", old_values."id", old_values."invited_at", old_values."joining_url", old_values."key", old_values."made_at", old_values."made_by", old_values."minutes", old_values."minutes_published_at", old_values."others", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."starts_at", old_values."title", old_values."venue" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2e4952043f9277b7b36d541525406f74c45d5b5a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_74082', referencing='REFERENCING OLD TABLE AS old_values ', table='involvement_meeting', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitationevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='c76b30b33cfaf6deb4412b447e7afdc111f35d99', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3a699', table='involvement_invitationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitationevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='8ced9f262da8b5697cc3be5a325684b9534ee1b7', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_54612', table='involvement_invitationevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_invitationevent" ("answer", "attended", "customer_id", "id", "invited_at", "is_unreachable", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by") SELECT new_values."answer", new_values."attended", new_values."customer_id", new_values."id", new_values."invited_at", new_values."is_unreachable", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."replied_at", new_values."replied_by" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='79948157f7ede7f2062151e76043ee204ec509b5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_408f9', referencing='REFERENCING NEW TABLE AS new_values ', table='involvement_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_invitationevent" ("answer", "attended", "customer_id", "id", "invited_at", "is_unreachable", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by") SELECT new_values."answer", new_values."attended", new_values."customer_id", new_values."id", new_values."invited_at", new_values."is_unreachable", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."replied_at", new_values."replied_by" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."meeting_id", new_values."customer_id", new_values."invited_at", new_values."is_unreachable", new_values."answer", new_values."replied_at", new_values."replied_by", new_values."attended" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."meeting_id", old_values."customer_id", old_values."invited_at", old_values."is_unreachable", old_values."answer", old_values."replied_at", old_values."replied_by", old_values."attended" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='97a2349475560be05175209cddf8d4adde3ece48', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c5fa3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='involvement_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='invitation',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_invitationevent" ("answer", "attended", "customer_id", "id", "invited_at", "is_unreachable", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "replied_at", "replied_by") SELECT old_values."answer", old_values."attended", old_values."customer_id", old_values."id", old_values."invited_at", old_values."is_unreachable", old_values."meeting_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."replied_at", old_values."replied_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='184b14efd767700db1e210f22bae4d191c02bfb3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c541b', referencing='REFERENCING OLD TABLE AS old_values ', table='involvement_invitation', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='heldbymistakeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='613636d82665613867edcf0520f93138d61e52bb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b8ccf', table='involvement_heldbymistakeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='heldbymistakeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='49fe611eba0f2815c69de38489d5ce45d13a32f6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_66973', table='involvement_heldbymistakeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='heldbymistake',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_heldbymistakeevent" ("because", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "undone_at", "undone_by") SELECT new_values."because", new_values."id", new_values."key", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."undone_at", new_values."undone_by" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c485c2c93770f02591e100ebf3494ab12b9dda3f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_1220d', referencing='REFERENCING NEW TABLE AS new_values ', table='involvement_heldbymistake', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='heldbymistake',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_heldbymistakeevent" ("because", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "undone_at", "undone_by") SELECT new_values."because", new_values."id", new_values."key", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."undone_at", new_values."undone_by" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."meeting_id", new_values."key", new_values."recorded_at", new_values."undone_at", new_values."undone_by", new_values."because" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."meeting_id", old_values."key", old_values."recorded_at", old_values."undone_at", old_values."undone_by", old_values."because" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f67c802cce13c349b306134889ec8cd65c6c3227', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1a8e7', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='involvement_heldbymistake', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='heldbymistake',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_heldbymistakeevent" ("because", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "undone_at", "undone_by") SELECT old_values."because", old_values."id", old_values."key", old_values."meeting_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."undone_at", old_values."undone_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e48c5ac92a6d731e599e4a70a4f38b50777f707d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0fa14', referencing='REFERENCING OLD TABLE AS old_values ', table='involvement_heldbymistake', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meetingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='ff56e1b08cdb9f039b06784642be96ba7f6e3ef2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ad381', table='involvement_meetingevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='meetingevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='92445095a813ea98dc98662be25ddc1e6225be95', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_3e6cb', table='involvement_meetingevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_membershipevent" ("customer_id", "ends_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on") SELECT new_values."customer_id", new_values."ends_on", new_values."group_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f89da9ff88bec8dcfc14c625fc5e2c25dab2cae8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_80f1c', referencing='REFERENCING NEW TABLE AS new_values ', table='involvement_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_membershipevent" ("customer_id", "ends_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on") SELECT new_values."customer_id", new_values."ends_on", new_values."group_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role", new_values."starts_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."group_id", new_values."customer_id", new_values."role", new_values."starts_on", new_values."ends_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."group_id", old_values."customer_id", old_values."role", old_values."starts_on", old_values."ends_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e6d996c597c61016c61abebf222d7927ee47370b', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6c802', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='involvement_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membership',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_membershipevent" ("customer_id", "ends_on", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "starts_on") SELECT old_values."customer_id", old_values."ends_on", old_values."group_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='073e0089355a0d71d635bd85f559ed02474c102d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_21725', referencing='REFERENCING OLD TABLE AS old_values ', table='involvement_membership', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='402da559076d5cbe97bf1ea92788ac0c998c8f75', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5420', table='involvement_membershipevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='membershipevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='609ef1c9f017e4203cff55b03d8745571f34d88b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_54ad6', table='involvement_membershipevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paper',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_paperevent" ("added_at", "added_by", "file_id", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "withdrawn_at") SELECT new_values."added_at", new_values."added_by", new_values."file_id", new_values."id", new_values."key", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."title", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='622cee06954257fd04b651c95c0fd3ff26d124b8', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b6ddf', referencing='REFERENCING NEW TABLE AS new_values ', table='involvement_paper', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paper',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_paperevent" ("added_at", "added_by", "file_id", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "withdrawn_at") SELECT new_values."added_at", new_values."added_by", new_values."file_id", new_values."id", new_values."key", new_values."meeting_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."title", new_values."withdrawn_at" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."meeting_id", new_values."key", new_values."title", new_values."file_id", new_values."added_at", new_values."added_by", new_values."withdrawn_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."meeting_id", old_values."key", old_values."title", old_values."file_id", old_values."added_at", old_values."added_by", old_values."withdrawn_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7eb61d3a8763a4aaff0c0b5a998ee009a5b8c5e3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c365f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='involvement_paper', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paper',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "involvement_paperevent" ("added_at", "added_by", "file_id", "id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "withdrawn_at") SELECT old_values."added_at", old_values."added_by", old_values."file_id", old_values."id", old_values."key", old_values."meeting_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."title", old_values."withdrawn_at" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f34f6ea0bb50b309a72e6f7fcf10adc9d56f99c0', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6e0f7', referencing='REFERENCING OLD TABLE AS old_values ', table='involvement_paper', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paperevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='2b015a7e1ab592692b548745e2ab3f4c9c8157ac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_44b67', table='involvement_paperevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='paperevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='c2f35e6a9c7d627899dac8c429ea93630ca7a362', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_bd028', table='involvement_paperevent', when='BEFORE')),
            ),
        ]),
    ]

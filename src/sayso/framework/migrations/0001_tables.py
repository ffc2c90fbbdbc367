import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from sayso.foundations.database.together import Together


class Migration(migrations.Migration):

    # What laid these tables out before 0.1.0; a database that had it all has this.
    replaces = [
        ('framework', '0001_initial'),
        ('framework', '0002_history_stays'),
        ('framework', '0003_kinds_and_files'),
        ('framework', '0004_decisions_say_why'),
        ('framework', '0005_calendar_feed_and_known_groups'),
        ('framework', '0006_drafts'),
        ('framework', '0007_calendar_feed_of_a_landlord'),
        ('framework', '0008_figures_of_each_day'),
        ('framework', '0009_erasure'),
        ('framework', '0010_lighter_history'),
    ]

    dependencies = [
        ('people', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        Together([
            migrations.CreateModel(
                name='CalendarFeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('fingerprint', models.CharField(max_length=64, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.landlord')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feeds', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='CalendarFeedEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('fingerprint', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='framework.calendarfeed')),
                    ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='DayFigures',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('day', models.DateField()),
                    ('kept', models.PositiveIntegerField()),
                    ('due_soon', models.PositiveIntegerField()),
                    ('late_now', models.PositiveIntegerField()),
                    ('kept_late', models.PositiveIntegerField()),
                    ('missed', models.PositiveIntegerField()),
                    ('excused', models.PositiveIntegerField()),
                    ('coming', models.PositiveIntegerField()),
                    ('undated', models.PositiveIntegerField()),
                    ('counted_at', models.DateTimeField()),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.landlord')),
                ],
                options={
                    'ordering': ['landlord', '-day'],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pack', models.SlugField(max_length=80)),
                    ('edition', models.CharField(max_length=40)),
                    ('stage', models.CharField(choices=[('writing', 'Being written'), ('review', 'With customers'), ('reviewed', 'Reviewed by customers'), ('approved', 'Approved'), ('published', 'Published'), ('dropped', 'Set aside')], default='writing', max_length=10)),
                    ('content', models.JSONField()),
                    ('files', models.JSONField(blank=True, default=dict, help_text='The texts it was read from, until it is changed.')),
                    ('revision', models.PositiveIntegerField(default=1, help_text='Counts the changes, so that none is overwritten.')),
                    ('review_from', models.DateField(blank=True, null=True)),
                    ('review_until', models.DateField(blank=True, null=True)),
                    ('approved_by', models.CharField(blank=True, help_text='The body that approved it.', max_length=120)),
                    ('approved_on', models.DateField(blank=True, null=True)),
                    ('approved_evidence', models.CharField(blank=True, help_text='Where its minutes say so.', max_length=500)),
                    ('created_at', models.DateTimeField()),
                    ('created_by', models.CharField(max_length=60)),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by', models.CharField(max_length=60)),
                    ('key', models.CharField(blank=True, help_text='The same form sent twice is one draft.', max_length=80)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='framework_drafts', to='people.landlord')),
                ],
                options={
                    'ordering': ['-changed_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('pack', models.SlugField(max_length=80)),
                    ('edition', models.CharField(max_length=40)),
                    ('kind', models.CharField(choices=[('framework', 'Framework'), ('regulation', 'Regulation')], default='framework', max_length=12)),
                    ('name', models.CharField(max_length=200)),
                    ('starts_on', models.DateField()),
                    ('measured_from', models.DateField(help_text='The first day that Sayso counts: the record begins here.')),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('content', models.JSONField()),
                    ('files', models.JSONField(blank=True, default=dict, help_text='The texts it was read from, by name.')),
                    ('sha256', models.CharField(max_length=64)),
                    ('loaded_at', models.DateTimeField()),
                    ('loaded_by', models.CharField(max_length=60)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='people.landlord')),
                ],
                options={
                    'ordering': ['landlord', 'pack', 'measured_from'],
                },
            ),
            migrations.CreateModel(
                name='DraftEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('pack', models.SlugField(db_index=False, max_length=80)),
                    ('edition', models.CharField(max_length=40)),
                    ('stage', models.CharField(choices=[('writing', 'Being written'), ('review', 'With customers'), ('reviewed', 'Reviewed by customers'), ('approved', 'Approved'), ('published', 'Published'), ('dropped', 'Set aside')], default='writing', max_length=10)),
                    ('content', models.JSONField()),
                    ('files', models.JSONField(blank=True, default=dict, help_text='The texts it was read from, until it is changed.')),
                    ('revision', models.PositiveIntegerField(default=1, help_text='Counts the changes, so that none is overwritten.')),
                    ('review_from', models.DateField(blank=True, null=True)),
                    ('review_until', models.DateField(blank=True, null=True)),
                    ('approved_by', models.CharField(blank=True, help_text='The body that approved it.', max_length=120)),
                    ('approved_on', models.DateField(blank=True, null=True)),
                    ('approved_evidence', models.CharField(blank=True, help_text='Where its minutes say so.', max_length=500)),
                    ('created_at', models.DateTimeField()),
                    ('created_by', models.CharField(max_length=60)),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by', models.CharField(max_length=60)),
                    ('key', models.CharField(blank=True, help_text='The same form sent twice is one draft.', max_length=80)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='framework.draft')),
                    ('based_on', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='framework.edition')),
                    ('published_as', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='framework.edition')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EditionEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('pack', models.SlugField(db_index=False, max_length=80)),
                    ('edition', models.CharField(max_length=40)),
                    ('kind', models.CharField(choices=[('framework', 'Framework'), ('regulation', 'Regulation')], default='framework', max_length=12)),
                    ('name', models.CharField(max_length=200)),
                    ('starts_on', models.DateField()),
                    ('measured_from', models.DateField(help_text='The first day that Sayso counts: the record begins here.')),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('content', models.JSONField()),
                    ('files', models.JSONField(blank=True, default=dict, help_text='The texts it was read from, by name.')),
                    ('sha256', models.CharField(max_length=64)),
                    ('loaded_at', models.DateTimeField()),
                    ('loaded_by', models.CharField(max_length=60)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='framework.edition')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='EngagementGroup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('slug', models.SlugField(max_length=80)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(max_length=60)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='engagement_groups', to='people.landlord')),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.place')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='EngagementGroupEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('slug', models.SlugField(db_index=False, max_length=80)),
                    ('name', models.CharField(max_length=200)),
                    ('kind', models.CharField(max_length=60)),
                    ('starts_on', models.DateField(blank=True, null=True)),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='framework.engagementgroup')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Fact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=60)),
                    ('subject_kind', models.CharField(max_length=40)),
                    ('subject_id', models.CharField(max_length=200)),
                    ('subject_title', models.CharField(blank=True, max_length=200)),
                    ('subject_url', models.CharField(blank=True, max_length=300)),
                    ('group', models.SlugField(blank=True, db_index=False, max_length=80)),
                    ('value', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                    ('occurred_at', models.DateTimeField()),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('note', models.TextField(blank=True, help_text="Never a customer's name.")),
                    ('evidence_url', models.CharField(blank=True, max_length=500)),
                    ('decided_by', models.CharField(blank=True, help_text='Who decided, as a job title, where it was a decision.', max_length=120)),
                    ('key', models.CharField(blank=True, help_text='The same report sent twice is one fact.', max_length=120)),
                    ('retracts', models.BooleanField(default=False)),
                    ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='framework.fact')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='people.landlord')),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.place')),
                ],
                options={
                    'ordering': ['occurred_at', 'pk'],
                },
            ),
        ]),
        Together([
            migrations.AddField(
                model_name='draft',
                name='based_on',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='framework.edition'),
            ),
            migrations.AddField(
                model_name='draft',
                name='published_as',
                field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='framework.edition'),
            ),
            migrations.AddIndex(
                model_name='fact',
                index=models.Index(fields=['landlord', 'kind', 'occurred_at'], name='fact_by_kind'),
            ),
            migrations.AddIndex(
                model_name='fact',
                index=models.Index(fields=['landlord', 'subject_kind', 'subject_id'], name='fact_by_subject'),
            ),
            migrations.AddConstraint(
                model_name='calendarfeed',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('user', 'landlord'), name='calendar_feed_one_at_a_time'),
            ),
            migrations.AddConstraint(
                model_name='dayfigures',
                constraint=models.UniqueConstraint(fields=('landlord', 'day'), name='figures_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='edition',
                constraint=models.UniqueConstraint(fields=('landlord', 'pack', 'edition'), name='edition_once'),
            ),
            migrations.AddConstraint(
                model_name='edition',
                constraint=models.UniqueConstraint(condition=models.Q(('ends_on', None)), fields=('landlord', 'pack'), name='edition_one_in_force'),
            ),
            migrations.AddConstraint(
                model_name='edition',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('framework', 'regulation'))), name='edition_kind_known'),
            ),
            migrations.AddConstraint(
                model_name='edition',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='edition_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(('stage__in', ('writing', 'review', 'reviewed', 'approved', 'published', 'dropped'))), name='draft_stage_known'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('review_from', None), ('review_until', None)), ('review_until__gte', models.F('review_from')), _connector='OR'), name='draft_review_has_days'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage', 'review'), _negated=True), ('review_until__isnull', False), _connector='OR'), name='draft_in_review_says_when'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ('approved', 'published')), _negated=True), models.Q(models.Q(('approved_by', ''), _negated=True), ('approved_on__isnull', False)), _connector='OR'), name='draft_approved_by_someone'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_as__isnull', False), ('stage', 'published')), models.Q(models.Q(('stage', 'published'), _negated=True), ('published_as', None)), _connector='OR'), name='draft_published_as_edition'),
            ),
            migrations.AddConstraint(
                model_name='draft',
                constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('landlord', 'key'), name='draft_key_once'),
            ),
            migrations.AddConstraint(
                model_name='engagementgroup',
                constraint=models.UniqueConstraint(fields=('landlord', 'slug'), name='engagement_group_once'),
            ),
            migrations.AddConstraint(
                model_name='engagementgroup',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('starts_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='engagement_group_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='fact',
                constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('landlord', 'key'), name='fact_key_once'),
            ),
            migrations.AddConstraint(
                model_name='fact',
                constraint=models.CheckConstraint(condition=models.Q(('retracts', False), ('corrects__isnull', False), _connector='OR'), name='fact_retraction_names_a_fact'),
            ),
            migrations.AddConstraint(
                model_name='fact',
                constraint=models.CheckConstraint(condition=models.Q(('recorded_at__gte', models.F('occurred_at'))), name='fact_not_before_it_happened'),
            ),
            migrations.AddConstraint(
                model_name='fact',
                constraint=models.CheckConstraint(condition=models.Q(('subject_id', ''), _negated=True), name='fact_has_a_subject'),
            ),
            migrations.AddConstraint(
                model_name='fact',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['duty.excused', 'duty.extended', 'duty.paused', 'duty.resumed']), _negated=True), models.Q(models.Q(('note', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), _connector='OR'), name='fact_decision_has_reason_and_name'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calendarfeed',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_calendarfeedevent" ("ended_at", "fingerprint", "id", "landlord_id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."ended_at", new_values."fingerprint", new_values."id", new_values."landlord_id", new_values."made_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='260896be5be356b7361b3eaef04a109e2d0bc333', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a2b5e', referencing='REFERENCING NEW TABLE AS new_values ', table='framework_calendarfeed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calendarfeed',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_calendarfeedevent" ("ended_at", "fingerprint", "id", "landlord_id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT new_values."ended_at", new_values."fingerprint", new_values."id", new_values."landlord_id", new_values."made_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."user_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."user_id", new_values."landlord_id", new_values."fingerprint", new_values."made_at", new_values."ended_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."user_id", old_values."landlord_id", old_values."fingerprint", old_values."made_at", old_values."ended_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7648b6628b8a0c0fae279063f0d8af72d59c9daa', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6c08e', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='framework_calendarfeed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calendarfeed',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_calendarfeedevent" ("ended_at", "fingerprint", "id", "landlord_id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") SELECT old_values."ended_at", old_values."fingerprint", old_values."id", old_values."landlord_id", old_values."made_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='958fa3a54d64c01924673dfc47fed7a495de497b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_632e4', referencing='REFERENCING OLD TABLE AS old_values ', table='framework_calendarfeed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calendarfeedevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='93ce45ae076ad7a3626516344132177a5f3806b5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d62f2', table='framework_calendarfeedevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='calendarfeedevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='1d4799c47623f17b031368d80cc5daa952e97af5', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_b722d', table='framework_calendarfeedevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='edition',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_editionevent" ("content", "edition", "ends_on", "files", "id", "kind", "landlord_id", "loaded_at", "loaded_by", "measured_from", "name", "pack", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "sha256", "starts_on") SELECT new_values."content", new_values."edition", new_values."ends_on", new_values."files", new_values."id", new_values."kind", new_values."landlord_id", new_values."loaded_at", new_values."loaded_by", new_values."measured_from", new_values."name", new_values."pack", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."review_on", new_values."sha256", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fe6566367598e3074a549e6ffdfe3b68b3d8d6d9', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_303eb', referencing='REFERENCING NEW TABLE AS new_values ', table='framework_edition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='edition',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_editionevent" ("content", "edition", "ends_on", "files", "id", "kind", "landlord_id", "loaded_at", "loaded_by", "measured_from", "name", "pack", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "sha256", "starts_on") SELECT new_values."content", new_values."edition", new_values."ends_on", new_values."files", new_values."id", new_values."kind", new_values."landlord_id", new_values."loaded_at", new_values."loaded_by", new_values."measured_from", new_values."name", new_values."pack", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."review_on", new_values."sha256", new_values."starts_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."pack", new_values."edition", new_values."kind", new_values."name", new_values."starts_on", new_values."measured_from", new_values."ends_on", new_values."review_on", new_values."content", new_values."files", new_values."sha256", new_values."loaded_at", new_values."loaded_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."pack", old_values."edition", old_values."kind", old_values."name", old_values."starts_on", old_values."measured_from", old_values."ends_on", old_values."review_on", old_values."content", old_values."files", old_values."sha256", old_values."loaded_at", old_values."loaded_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='6000e2510812ffded003d2862b825bd2c9077daf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c8d70', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='framework_edition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='edition',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_editionevent" ("content", "edition", "ends_on", "files", "id", "kind", "landlord_id", "loaded_at", "loaded_by", "measured_from", "name", "pack", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "sha256", "starts_on") SELECT old_values."content", old_values."edition", old_values."ends_on", old_values."files", old_values."id", old_values."kind", old_values."landlord_id", old_values."loaded_at", old_values."loaded_by", old_values."measured_from", old_values."name", old_values."pack", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."review_on", old_values."sha256", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='5a417db2c238be50e17ce9fda70a772e2a3bd92f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5f1c7', referencing='REFERENCING OLD TABLE AS old_values ', table='framework_edition', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='draftevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='86f404fba4a8342f41e23b7d6a8c56153380f485', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ef729', table='framework_draftevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='draftevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='281c1d29973621d9133eb42a0d598ea3167bb18a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_5f740', table='framework_draftevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='draft',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_draftevent" ("approved_by", "approved_evidence", "approved_on", "based_on_id", "changed_at", "changed_by", "content", "created_at", "created_by", "edition", "files", "id", "key", "landlord_id", "pack", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_id", "review_from", "review_until", "revision", "stage") SELECT new_values."approved_by", new_values."approved_evidence", new_values."approved_on", new_values."based_on_id", new_values."changed_at", new_values."changed_by", new_values."content", new_values."created_at", new_values."created_by", new_values."edition", new_values."files", new_values."id", new_values."key", new_values."landlord_id", new_values."pack", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."published_as_id", new_values."review_from", new_values."review_until", new_values."revision", new_values."stage" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c70bc67fbc544dfdaaeaa780a007018d3cf949e1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a1630', referencing='REFERENCING NEW TABLE AS new_values ', table='framework_draft', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='draft',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_draftevent" ("approved_by", "approved_evidence", "approved_on", "based_on_id", "changed_at", "changed_by", "content", "created_at", "created_by", "edition", "files", "id", "key", "landlord_id", "pack", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_id", "review_from", "review_until", "revision", "stage") SELECT new_values."approved_by", new_values."approved_evidence", new_values."approved_on", new_values."based_on_id", new_values."changed_at", new_values."changed_by", new_values."content", new_values."created_at", new_values."created_by", new_values."edition", new_values."files", new_values."id", new_values."key", new_values."landlord_id", new_values."pack", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."published_as_id", new_values."review_from", new_values."review_until", new_values."revision", new_values."stage" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."pack", new_values."edition", new_values."based_on_id", new_values."stage", new_values."content", new_values."files", new_values."revision", new_values."review_from", new_values."review_until", new_values."approved_by", new_values."approved_on", new_values."approved_evidence", new_values."published_as_id", new_values."created_at", new_values."created_by", new_values."changed_at", new_values."changed_by", new_values."key" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."pack", old_values."edition", old_values."based_on_id", old_values."stage", old_values."content", old_values."files", old_values."revision", old_values."review_from", old_values."review_until", old_values."approved_by", old_values."approved_on", old_values."approved_evidence", old_values."published_as_id", old_values."created_at", old_values."created_by", old_values."changed_at", old_values."changed_by", old_values."key" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='128c5ca0f3237defe24a2e020828e5a0eaeefc84', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d29b3', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='framework_draft', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='draft',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_draftevent" ("approved_by", "approved_evidence", "approved_on", "based_on_id", "changed_at", "changed_by", "content", "created_at", "created_by", "edition", "files", "id", "key", "landlord_id", "pack", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_as_id", "review_from", "review_until", "revision", "stage") SELECT old_values."approved_by", old_values."approved_evidence", old_values."approved_on", old_values."based_on_id", old_values."changed_at", old_values."changed_by", old_values."content", old_values."created_at", old_values."created_by", old_values."edition", old_values."files", old_values."id", old_values."key", old_values."landlord_id", old_values."pack", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."published_as_id", old_values."review_from", old_values."review_until", old_values."revision", old_values."stage" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='74ffb4cf9a55478828851caf9d4ac37ca0064210', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_474cd', referencing='REFERENCING OLD TABLE AS old_values ', table='framework_draft', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='editionevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='d4a50d6034a3571041825b872561a7f6d596160e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_12c4c', table='framework_editionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='editionevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='7d11beb9429a6ea3c682220d1bd8ea512540a9ef', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_deef9', table='framework_editionevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='engagementgroup',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_engagementgroupevent" ("ends_on", "id", "kind", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "registered_at", "slug", "starts_on") SELECT new_values."ends_on", new_values."id", new_values."kind", new_values."landlord_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."registered_at", new_values."slug", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='209c738aef1e99f32c69f94e3f3aeae1dbf3d83d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3c043', referencing='REFERENCING NEW TABLE AS new_values ', table='framework_engagementgroup', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='engagementgroup',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_engagementgroupevent" ("ends_on", "id", "kind", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "registered_at", "slug", "starts_on") SELECT new_values."ends_on", new_values."id", new_values."kind", new_values."landlord_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."registered_at", new_values."slug", new_values."starts_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."slug", new_values."name", new_values."kind", new_values."place_id", new_values."starts_on", new_values."ends_on", new_values."registered_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."slug", old_values."name", old_values."kind", old_values."place_id", old_values."starts_on", old_values."ends_on", old_values."registered_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='07f5615369d29d5d517ce9e9eaf0d7d0567fc6a0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_e3246', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='framework_engagementgroup', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='engagementgroup',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "framework_engagementgroupevent" ("ends_on", "id", "kind", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "registered_at", "slug", "starts_on") SELECT old_values."ends_on", old_values."id", old_values."kind", old_values."landlord_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."registered_at", old_values."slug", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dfd9c937211d50944e13967d2fcde72b395939de', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_84869', referencing='REFERENCING OLD TABLE AS old_values ', table='framework_engagementgroup', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='engagementgroupevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='be0806333391e059ed8dcab24571b46ef5d9c6ff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4b1cd', table='framework_engagementgroupevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='engagementgroupevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='5ac91e9215eac15ea7b05ac986df7b1e1257898b', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_f84ea', table='framework_engagementgroupevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='fact',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='cf05cded01b0b83dbe9afb036f1b14bf8a2fca85', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_70598', table='framework_fact', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='fact',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='1530ffdac42b470d5d40cde2f474a666b72197bc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_0c0eb', table='framework_fact', when='BEFORE')),
            ),
        ]),
    ]

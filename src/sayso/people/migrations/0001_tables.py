import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import sayso.foundations.access.permissions
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.core.management import call_command
from django.db import migrations, models

from sayso.foundations.database.together import Together


def make_cache_table(apps, schema_editor):
    """The cache counts sign-in attempts for every process together."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    initial = True

    # What laid these tables out before 0.1.0; a database that had it all has this.
    replaces = [
        ('people', '0001_initial'),
        ('people', '0002_cache_table'),
        ('people', '0003_search_needs_source_records'),
        ('people', '0004_places_registered'),
        ('people', '0005_history_stays'),
        ('people', '0006_uprn_of_each_landlord'),
        ('people', '0007_needs_and_characteristics'),
        ('people', '0008_erasure'),
        ('people', '0009_sessions'),
        ('people', '0010_work_accounts'),
        ('people', '0011_extracts'),
        ('people', '0012_duplicates'),
        ('people', '0013_retention'),
        ('people', '0014_segments'),
        ('people', '0015_deliveries'),
        ('people', '0016_need_references'),
        ('people', '0017_typical_profiles'),
        ('people', '0018_search_words_brought'),
        ('people', '0019_online_and_patches'),
        ('people', '0020_lighter_history'),
        ('people', '0021_delivery_per_cent'),
        ('people', '0022_taken_back_and_linked'),
    ]

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        Together([
            migrations.CreateModel(
                name='CharacteristicAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('characteristic', models.CharField(choices=[('sex', 'Sex'), ('gender', 'Gender identity'), ('ethnicity', 'Ethnic group'), ('religion', 'Religion or belief'), ('orientation', 'Sexual orientation'), ('disability', 'Disability or long illness'), ('partnership', 'Marriage or civil partnership'), ('pregnancy', 'Pregnancy or a new baby'), ('caring', 'Caring for someone')], max_length=12)),
                    ('answer', models.CharField(max_length=30)),
                    ('basis', models.CharField(choices=[('consent', 'They agreed'), ('adjustment', 'So that we can make a reasonable adjustment'), ('monitoring', 'To check that we treat people fairly'), ('safety', 'To keep somebody safe')], max_length=12)),
                    ('origin', models.CharField(choices=[('self', 'They told us themselves'), ('representative', 'Someone who speaks for them'), ('staff', 'A member of staff noticed'), ('paper', 'Their paper form'), ('file', 'The housing system')], max_length=16)),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                ],
                options={
                    'ordering': ['characteristic'],
                },
            ),
            migrations.CreateModel(
                name='Customer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('tenant', 'Tenant'), ('sharing_owner', 'Sharing owner'), ('leaseholder', 'Leaseholder'), ('factored_owner', 'Factored owner'), ('applicant', 'Applicant'), ('scheme_resident', 'Scheme resident'), ('household_member', 'Household member'), ('representative', 'Relative, friend or advocate')], max_length=20)),
                    ('full_name', models.CharField(max_length=200)),
                    ('known_as', models.CharField(blank=True, max_length=100)),
                    ('date_of_birth', models.DateField(blank=True, null=True)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('phone', models.CharField(blank=True, help_text='In the form +447700900123.', max_length=20)),
                    ('postal_address', models.TextField(blank=True, help_text="Only where it is not the home's.")),
                    ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], default='letter', max_length=10)),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی'), ('pl', 'Polski'), ('pt', 'Português'), ('ur', 'اردو')], default='en', max_length=5)),
                    ('format', models.CharField(choices=[('standard', 'Standard print'), ('large_print', 'Large print (18 point)'), ('braille', 'Braille'), ('audio', 'Audio'), ('easy_read', 'Easy read'), ('bsl', 'British Sign Language')], default='standard', max_length=12)),
                    ('is_online', models.BooleanField(blank=True, null=True)),
                    ('contact_rule', models.CharField(blank=True, choices=[('', 'None'), ('writing', 'In writing only'), ('agreed', 'Only as agreed with them')], editable=False, help_text='Kept by the database from what the person needs.', max_length=8)),
                    ('needs_asked_on', models.DateField(blank=True, help_text='When the person was last asked what they need in order to take part.', null=True)),
                    ('source', models.CharField(blank=True, max_length=40)),
                    ('source_key', models.CharField(blank=True, max_length=100)),
                    ('left_on', models.DateField(blank=True, null=True)),
                    ('search_text', models.TextField(blank=True, editable=False)),
                    ('merged_into', models.ForeignKey(blank=True, help_text='The record that stands for this one too. The reference still finds the person.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='people.customer')),
                ],
                options={
                    'ordering': ['full_name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Home',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_key', models.CharField(max_length=100)),
                    ('uprn', models.CharField(blank=True, max_length=12)),
                    ('address', models.CharField(max_length=300)),
                    ('postcode', models.CharField(blank=True, max_length=10)),
                ],
                options={
                    'ordering': ['address', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='ImportSource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=40)),
                    ('mapping', models.JSONField(default=dict, help_text="Our field name → the file's column.")),
                ],
            ),
            migrations.CreateModel(
                name='SourceRecord',
                fields=[
                    ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='+', serialize=False, to='people.customer')),
                    ('said', models.JSONField(default=dict)),
                    ('contacts', models.JSONField(default=dict, help_text="The source's reference of a contact → what it is.")),
                    ('has_died', models.BooleanField(default=False)),
                ],
            ),
            migrations.CreateModel(
                name='CharacteristicAnswerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('characteristic', models.CharField(choices=[('sex', 'Sex'), ('gender', 'Gender identity'), ('ethnicity', 'Ethnic group'), ('religion', 'Religion or belief'), ('orientation', 'Sexual orientation'), ('disability', 'Disability or long illness'), ('partnership', 'Marriage or civil partnership'), ('pregnancy', 'Pregnancy or a new baby'), ('caring', 'Caring for someone')], max_length=12)),
                    ('basis', models.CharField(choices=[('consent', 'They agreed'), ('adjustment', 'So that we can make a reasonable adjustment'), ('monitoring', 'To check that we treat people fairly'), ('safety', 'To keep somebody safe')], max_length=12)),
                    ('origin', models.CharField(choices=[('self', 'They told us themselves'), ('representative', 'Someone who speaks for them'), ('staff', 'A member of staff noticed'), ('paper', 'Their paper form'), ('file', 'The housing system')], max_length=16)),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.characteristicanswer')),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CustomerNeed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('need', models.CharField(choices=[('interpreter', 'An interpreter'), ('bsl_interpreter', 'A British Sign Language interpreter'), ('hearing_loop', 'A hearing loop'), ('step_free', 'Step-free access'), ('transport', 'Help to get there'), ('childcare', 'Help with childcare'), ('carer', 'A carer or friend alongside'), ('quiet', 'A quiet place or more time'), ('reading', 'Help with reading or writing'), ('email_only', 'To be contacted in writing only'), ('assistive', 'An own device or screen reader'), ('relay', 'To be rung through Relay UK'), ('safe_contact', 'To be contacted only in the way agreed with them')], max_length=20)),
                    ('detail', models.CharField(blank=True, max_length=200)),
                    ('basis', models.CharField(choices=[('consent', 'They agreed'), ('adjustment', 'So that we can make a reasonable adjustment'), ('monitoring', 'To check that we treat people fairly'), ('safety', 'To keep somebody safe')], max_length=12)),
                    ('origin', models.CharField(choices=[('self', 'They told us themselves'), ('representative', 'Someone who speaks for them'), ('staff', 'A member of staff noticed'), ('paper', 'Their paper form'), ('file', 'The housing system')], max_length=16)),
                    ('confidentiality', models.CharField(choices=[('ordinary', 'Everyone who works with them'), ('restricted', 'Only those who give a reason, each look noted')], default='ordinary', max_length=10)),
                    ('may_share', models.BooleanField(default=False, help_text='With those who visit or meet them for us, such as contractors.')),
                    ('source', models.CharField(blank=True, max_length=40)),
                    ('source_key', models.TextField(blank=True, help_text="References of all the source's rows behind it, with U+001F between.")),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('came_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.customer')),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='needs', to='people.customer')),
                ],
                options={
                    'ordering': ['need', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='CustomerNeedEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('need', models.CharField(choices=[('interpreter', 'An interpreter'), ('bsl_interpreter', 'A British Sign Language interpreter'), ('hearing_loop', 'A hearing loop'), ('step_free', 'Step-free access'), ('transport', 'Help to get there'), ('childcare', 'Help with childcare'), ('carer', 'A carer or friend alongside'), ('quiet', 'A quiet place or more time'), ('reading', 'Help with reading or writing'), ('email_only', 'To be contacted in writing only'), ('assistive', 'An own device or screen reader'), ('relay', 'To be rung through Relay UK'), ('safe_contact', 'To be contacted only in the way agreed with them')], max_length=20)),
                    ('basis', models.CharField(choices=[('consent', 'They agreed'), ('adjustment', 'So that we can make a reasonable adjustment'), ('monitoring', 'To check that we treat people fairly'), ('safety', 'To keep somebody safe')], max_length=12)),
                    ('origin', models.CharField(choices=[('self', 'They told us themselves'), ('representative', 'Someone who speaks for them'), ('staff', 'A member of staff noticed'), ('paper', 'Their paper form'), ('file', 'The housing system')], max_length=16)),
                    ('confidentiality', models.CharField(choices=[('ordinary', 'Everyone who works with them'), ('restricted', 'Only those who give a reason, each look noted')], default='ordinary', max_length=10)),
                    ('may_share', models.BooleanField(default=False, help_text='With those who visit or meet them for us, such as contractors.')),
                    ('source', models.CharField(blank=True, max_length=40)),
                    ('source_key', models.TextField(blank=True, help_text="References of all the source's rows behind it, with U+001F between.")),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('review_on', models.DateField(blank=True, null=True)),
                    ('ended_on', models.DateField(blank=True, null=True)),
                    ('came_from', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.customerneed')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='GettingOnline',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('wish', models.CharField(choices=[('yes', 'Yes'), ('later', 'Not now'), ('no', 'No')], max_length=8)),
                    ('barriers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('device', 'No phone, tablet or computer'), ('connection', 'No internet at home'), ('cost', 'It costs too much'), ('skills', 'Not knowing how'), ('confidence', 'Feeling unsure'), ('use', 'Screens or keys that are hard to use'), ('safety', 'Worries about safety'), ('other', 'Something else')], max_length=12), blank=True, default=list, size=None, verbose_name='What makes it hard')),
                    ('since', models.DateField()),
                    ('origin', models.CharField(choices=[('self', 'They told us themselves'), ('representative', 'Someone who speaks for them'), ('staff', 'A member of staff noticed'), ('paper', 'Their paper form'), ('file', 'The housing system')], max_length=16)),
                    ('asked_on', models.DateField()),
                    ('asked_by', models.CharField(max_length=60)),
                    ('customer', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='getting_online', to='people.customer')),
                ],
            ),
            migrations.CreateModel(
                name='GettingOnlineEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('wish', models.CharField(choices=[('yes', 'Yes'), ('later', 'Not now'), ('no', 'No')], max_length=8)),
                    ('barriers', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('device', 'No phone, tablet or computer'), ('connection', 'No internet at home'), ('cost', 'It costs too much'), ('skills', 'Not knowing how'), ('confidence', 'Feeling unsure'), ('use', 'Screens or keys that are hard to use'), ('safety', 'Worries about safety'), ('other', 'Something else')], max_length=12), blank=True, default=list, size=None, verbose_name='What makes it hard')),
                    ('since', models.DateField()),
                    ('origin', models.CharField(choices=[('self', 'They told us themselves'), ('representative', 'Someone who speaks for them'), ('staff', 'A member of staff noticed'), ('paper', 'Their paper form'), ('file', 'The housing system')], max_length=16)),
                    ('asked_on', models.DateField()),
                    ('asked_by', models.CharField(max_length=60)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.gettingonline')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='ImportRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('file_name', models.CharField(max_length=255)),
                    ('sha256', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                    ('by', models.CharField(max_length=60)),
                    ('rows', models.PositiveIntegerField()),
                    ('added', models.PositiveIntegerField()),
                    ('changed', models.PositiveIntegerField()),
                    ('unchanged', models.PositiveIntegerField()),
                    ('refused', models.JSONField(default=list)),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='runs', to='people.importsource')),
                ],
                options={
                    'ordering': ['-at'],
                },
            ),
            migrations.CreateModel(
                name='ImportMemory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(max_length=20)),
                    ('rows', models.BinaryField()),
                    ('made_with', models.CharField(help_text='What made the fingerprints; another version makes others.', max_length=40)),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memories', to='people.importsource')),
                ],
            ),
            migrations.CreateModel(
                name='Landlord',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200)),
                    ('slug', models.SlugField(unique=True)),
                    ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                    ('host', models.CharField(blank=True, help_text='The web address that shows this landlord.', max_length=200)),
                    ('phone', models.CharField(blank=True, max_length=40)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('address', models.TextField(blank=True)),
                    ('emergency_phone', models.CharField(blank=True, max_length=40)),
                    ('colour', models.CharField(default='#0b5351', max_length=7)),
                    ('colour_deep', models.CharField(default='#073b3a', max_length=7)),
                    ('logo', models.BinaryField(blank=True, null=True)),
                    ('logo_type', models.CharField(blank=True, max_length=40)),
                    ('manager_days', models.PositiveSmallIntegerField(default=30)),
                    ('director_days', models.PositiveSmallIntegerField(default=60)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='members', to='people.landlord')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='ImportSourceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=40)),
                    ('mapping', models.JSONField(default=dict, help_text="Our field name → the file's column.")),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.importsource')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Erasure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('erased_at', models.DateTimeField()),
                    ('erased_by', models.CharField(max_length=60)),
                    ('reason', models.CharField(max_length=200)),
                    ('words', models.BooleanField(help_text='Whether what they said went too.')),
                    ('fingerprints', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=64), default=list, size=None)),
                    ('customer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='erasure', to='people.customer')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='erasures', to='people.landlord')),
                ],
                options={
                    'ordering': ['-erased_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Delivery',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_name', models.CharField(max_length=40)),
                    ('door', models.CharField(choices=[('page', 'By page'), ('folder', 'By the watched folder'), ('api', 'By another system')], max_length=10)),
                    ('file_name', models.CharField(max_length=255)),
                    ('sha256', models.CharField(max_length=64)),
                    ('folder', models.CharField(blank=True, max_length=32)),
                    ('is_full', models.BooleanField(default=False)),
                    ('may_end', models.PositiveSmallIntegerField(default=5)),
                    ('mappings', models.JSONField(default=dict)),
                    ('state', models.CharField(choices=[('to_try', 'Being read'), ('tried', 'Waits for you'), ('to_take', 'Being taken in'), ('taken', 'Taken in'), ('refused', 'Not taken in'), ('left', 'Left aside')], max_length=10)),
                    ('step', models.PositiveSmallIntegerField(default=0)),
                    ('steps', models.PositiveSmallIntegerField(default=0, help_text='0 while nobody works at it.')),
                    ('per_cent', models.PositiveSmallIntegerField(default=0, help_text='Of the whole work.')),
                    ('says', models.TextField(blank=True, help_text='Why nothing was taken, and what to do.')),
                    ('result', models.JSONField(default=dict)),
                    ('received_at', models.DateTimeField()),
                    ('received_by', models.CharField(max_length=60)),
                    ('finished_at', models.DateTimeField(blank=True, null=True)),
                    ('is_filed', models.BooleanField(default=False, help_text='Moved out of the watched folder.')),
                    ('run', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.importrun')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.landlord')),
                ],
                options={
                    'ordering': ['-received_at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('kind', models.CharField(choices=[('customer', 'Customer'), ('staff', 'Staff')], max_length=10)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('name', models.CharField(max_length=200)),
                    ('job_title', models.CharField(blank=True, max_length=120)),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_demo', models.BooleanField(default=False)),
                    ('customer', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='user', to='people.customer')),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='users', to='people.landlord')),
                ],
            ),
            migrations.CreateModel(
                name='LandlordEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=200)),
                    ('slug', models.SlugField(db_index=False)),
                    ('nation', models.CharField(choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland'), ('northern-ireland', 'Northern Ireland')], max_length=20)),
                    ('host', models.CharField(blank=True, help_text='The web address that shows this landlord.', max_length=200)),
                    ('phone', models.CharField(blank=True, max_length=40)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('address', models.TextField(blank=True)),
                    ('emergency_phone', models.CharField(blank=True, max_length=40)),
                    ('colour', models.CharField(default='#0b5351', max_length=7)),
                    ('colour_deep', models.CharField(default='#073b3a', max_length=7)),
                    ('logo', models.BinaryField(blank=True, null=True)),
                    ('logo_type', models.CharField(blank=True, max_length=40)),
                    ('manager_days', models.PositiveSmallIntegerField(default=30)),
                    ('director_days', models.PositiveSmallIntegerField(default=60)),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.landlord')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at', models.DateTimeField()),
                    ('by', models.CharField(max_length=60)),
                    ('moved', models.JSONField(default=list)),
                    ('before', models.JSONField(default=dict)),
                    ('after', models.JSONField(default=dict)),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('undone_by', models.CharField(blank=True, max_length=60)),
                    ('kept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='people.customer')),
                    ('merged', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges_of', to='people.customer')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='MergeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('at', models.DateTimeField()),
                    ('by', models.CharField(max_length=60)),
                    ('undone_at', models.DateTimeField(blank=True, null=True)),
                    ('undone_by', models.CharField(blank=True, max_length=60)),
                    ('kept', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('merged', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.merge')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='NeedMet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=60, unique=True)),
                    ('on', models.DateField()),
                    ('occasion', models.CharField(max_length=200)),
                    ('was_met', models.BooleanField()),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='times', to='people.customerneed')),
                ],
                options={
                    'ordering': ['-on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='NeedMetEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('key', models.CharField(max_length=60)),
                    ('on', models.DateField()),
                    ('occasion', models.CharField(max_length=200)),
                    ('was_met', models.BooleanField()),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('need', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customerneed')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.needmet')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='OnlineHelp',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('device', 'A device'), ('data', 'Data or a SIM card'), ('lesson', 'A lesson'), ('champion', 'A digital champion'), ('other', 'Something else')], max_length=10)),
                    ('given_on', models.DateField()),
                    ('helper', models.CharField(blank=True, max_length=80, verbose_name='Who helped')),
                    ('result', models.CharField(choices=[('unknown', 'Not known yet'), ('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], default='unknown', max_length=8, verbose_name='Whether it worked')),
                    ('result_on', models.DateField(blank=True, null=True)),
                    ('online_before', models.CharField(blank=True, choices=[('unknown', 'Not known'), ('no', 'Not online')], max_length=8, verbose_name='Online before it')),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='online_help', to='people.customer')),
                ],
                options={
                    'ordering': ['-given_on', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='OnlineHelpEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('device', 'A device'), ('data', 'Data or a SIM card'), ('lesson', 'A lesson'), ('champion', 'A digital champion'), ('other', 'Something else')], max_length=10)),
                    ('given_on', models.DateField()),
                    ('helper', models.CharField(blank=True, max_length=80, verbose_name='Who helped')),
                    ('result', models.CharField(choices=[('unknown', 'Not known yet'), ('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], default='unknown', max_length=8, verbose_name='Whether it worked')),
                    ('result_on', models.DateField(blank=True, null=True)),
                    ('online_before', models.CharField(blank=True, choices=[('unknown', 'Not known'), ('no', 'Not online')], max_length=8, verbose_name='Online before it')),
                    ('recorded_at', models.DateTimeField()),
                    ('recorded_by', models.CharField(max_length=60)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.onlinehelp')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('path', models.CharField(blank=True, db_index=True, max_length=120)),
                    ('kind', models.CharField(choices=[('area', 'Area'), ('estate', 'Estate'), ('block', 'Block'), ('scheme', 'Scheme')], max_length=10)),
                    ('scheme_kind', models.CharField(blank=True, choices=[('general', 'General'), ('care', 'Care'), ('supported', 'Supported'), ('retirement', 'Retirement'), ('young_people', 'Young people')], max_length=20)),
                    ('name', models.CharField(max_length=200)),
                    ('source_key', models.CharField(max_length=100)),
                    ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('opened_on', models.DateField(blank=True, help_text='The first day on which promises hold there.', null=True)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='people.landlord')),
                    ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='patch', to=settings.AUTH_USER_MODEL)),
                    ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.place')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='HomeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('source_key', models.CharField(max_length=100)),
                    ('uprn', models.CharField(blank=True, max_length=12)),
                    ('address', models.CharField(max_length=300)),
                    ('postcode', models.CharField(blank=True, max_length=10)),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.home')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('place', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='CustomerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('tenant', 'Tenant'), ('sharing_owner', 'Sharing owner'), ('leaseholder', 'Leaseholder'), ('factored_owner', 'Factored owner'), ('applicant', 'Applicant'), ('scheme_resident', 'Scheme resident'), ('household_member', 'Household member'), ('representative', 'Relative, friend or advocate')], max_length=20)),
                    ('full_name', models.CharField(max_length=200)),
                    ('known_as', models.CharField(blank=True, max_length=100)),
                    ('date_of_birth', models.DateField(blank=True, null=True)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('phone', models.CharField(blank=True, help_text='In the form +447700900123.', max_length=20)),
                    ('postal_address', models.TextField(blank=True, help_text="Only where it is not the home's.")),
                    ('channel', models.CharField(choices=[('email', 'E-mail'), ('text', 'Text message'), ('letter', 'Letter'), ('phone', 'Phone call')], default='letter', max_length=10)),
                    ('language', models.CharField(choices=[('en', 'English'), ('ar', 'العربية'), ('fa', 'فارسی'), ('pl', 'Polski'), ('pt', 'Português'), ('ur', 'اردو')], default='en', max_length=5)),
                    ('format', models.CharField(choices=[('standard', 'Standard print'), ('large_print', 'Large print (18 point)'), ('braille', 'Braille'), ('audio', 'Audio'), ('easy_read', 'Easy read'), ('bsl', 'British Sign Language')], default='standard', max_length=12)),
                    ('is_online', models.BooleanField(blank=True, null=True)),
                    ('contact_rule', models.CharField(blank=True, choices=[('', 'None'), ('writing', 'In writing only'), ('agreed', 'Only as agreed with them')], editable=False, help_text='Kept by the database from what the person needs.', max_length=8)),
                    ('needs_asked_on', models.DateField(blank=True, help_text='When the person was last asked what they need in order to take part.', null=True)),
                    ('source', models.CharField(blank=True, max_length=40)),
                    ('source_key', models.CharField(blank=True, max_length=100)),
                    ('left_on', models.DateField(blank=True, null=True)),
                    ('merged_into', models.ForeignKey(blank=True, db_constraint=False, db_index=False, help_text='The record that stands for this one too. The reference still finds the person.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.customer')),
                    ('home', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.home')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PlaceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('path', models.CharField(blank=True, max_length=120)),
                    ('kind', models.CharField(choices=[('area', 'Area'), ('estate', 'Estate'), ('block', 'Block'), ('scheme', 'Scheme')], max_length=10)),
                    ('scheme_kind', models.CharField(blank=True, choices=[('general', 'General'), ('care', 'Care'), ('supported', 'Supported'), ('retirement', 'Retirement'), ('young_people', 'Young people')], max_length=20)),
                    ('name', models.CharField(max_length=200)),
                    ('source_key', models.CharField(max_length=100)),
                    ('registered_at', models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                    ('opened_on', models.DateField(blank=True, help_text='The first day on which promises hold there.', null=True)),
                    ('closed_on', models.DateField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('officer', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('parent', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.place')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='PossibleDuplicate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('points', models.PositiveSmallIntegerField()),
                    ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('name_same', 'The same name'), ('name_alike', 'A name that sounds or is spelt alike'), ('name_part', 'One name is part of the other'), ('name_word', 'A word of the name in common'), ('born_same', 'The same birthday'), ('born_turned', 'The same birthday with day and month turned round'), ('born_near', 'Birthdays that differ in one figure: day, month or year'), ('phone', 'The same phone number'), ('email', 'The same e-mail address'), ('home', 'The same home, now or before'), ('postcode', 'The same postcode')], max_length=20), size=None)),
                    ('found_at', models.DateTimeField()),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                    ('decided_by', models.CharField(blank=True, max_length=60)),
                    ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                ],
                options={
                    'ordering': ['-points', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='Representative',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('relationship', models.CharField(max_length=80)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='represented_by', to='people.customer')),
                    ('speaker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speaks_for', to='people.customer')),
                ],
            ),
            migrations.CreateModel(
                name='RepresentativeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('relationship', models.CharField(max_length=80)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.representative')),
                    ('speaker', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RetentionRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=40)),
                    ('months', models.PositiveSmallIntegerField()),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='retention_rules', to='people.landlord')),
                ],
            ),
            migrations.CreateModel(
                name='RetentionRuleEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(max_length=40)),
                    ('months', models.PositiveSmallIntegerField()),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.retentionrule')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='RetentionRun',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=40)),
                    ('at', models.DateTimeField()),
                    ('cutoff', models.DateField(help_text='What was finished before this day went.')),
                    ('records', models.PositiveIntegerField()),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.landlord')),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='RoleHolding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('customer', 'Customer'), ('involved', 'Involved customer'), ('frontline', 'Frontline officer'), ('engagement', 'Engagement officer'), ('manager', 'Manager'), ('complaints', 'Complaints handler'), ('adviser', 'Independent adviser'), ('director', 'Executive or board'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=20)),
                    ('over_patch', models.BooleanField(default=False)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='people.landlord')),
                    ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, to='people.place')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_holdings', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='RoleHoldingEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('role', models.CharField(choices=[('customer', 'Customer'), ('involved', 'Involved customer'), ('frontline', 'Frontline officer'), ('engagement', 'Engagement officer'), ('manager', 'Manager'), ('complaints', 'Complaints handler'), ('adviser', 'Independent adviser'), ('director', 'Executive or board'), ('auditor', 'Auditor'), ('administrator', 'Administrator')], max_length=20)),
                    ('over_patch', models.BooleanField(default=False)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.roleholding')),
                    ('place', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.place')),
                    ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Segment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=80)),
                    ('key', models.CharField(max_length=40, unique=True)),
                    ('rules', models.JSONField(help_text='In the form of `rules.segments.clean`.')),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='segments', to='people.landlord')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='SegmentEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=80)),
                    ('key', models.CharField(max_length=40)),
                    ('rules', models.JSONField(help_text='In the form of `rules.segments.clean`.')),
                    ('made_at', models.DateTimeField()),
                    ('made_by', models.CharField(max_length=60)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.segment')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='SensitiveView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('seen', models.CharField(choices=[('needs', 'What they need'), ('characteristics', 'About them, for fairness'), ('everything', 'Everything we hold')], max_length=16)),
                    ('reason', models.CharField(blank=True, max_length=200)),
                    ('at', models.DateTimeField()),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.customer')),
                    ('viewer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-at', '-pk'],
                },
            ),
            migrations.CreateModel(
                name='Session',
                fields=[
                    ('session_key', models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name='session key')),
                    ('session_data', models.TextField(verbose_name='session data')),
                    ('expire_date', models.DateTimeField(db_index=True, verbose_name='expire date')),
                    ('browser', models.CharField(blank=True, max_length=40)),
                    ('system', models.CharField(blank=True, max_length=40)),
                    ('began_at', models.DateTimeField(null=True)),
                    ('seen_at', models.DateTimeField(null=True)),
                    ('user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'session',
                    'verbose_name_plural': 'sessions',
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Tenancy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source_key', models.CharField(max_length=100)),
                    ('kind', models.CharField(blank=True, max_length=60)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenancies', to='people.home')),
                ],
                options={
                    'ordering': ['-starts_on'],
                },
            ),
            migrations.CreateModel(
                name='TenancyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('source_key', models.CharField(max_length=100)),
                    ('kind', models.CharField(blank=True, max_length=60)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField(blank=True, null=True)),
                    ('home', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.home')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.tenancy')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TenancyPerson',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_holder', models.BooleanField(default=True)),
                    ('left_on', models.DateField(blank=True, help_text='Where the person left and the tenancy went on.', null=True)),
                    ('came_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.customer')),
                    ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tenancies', to='people.customer')),
                    ('tenancy', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='people.tenancy')),
                ],
            ),
            migrations.CreateModel(
                name='TenancyPersonEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('is_holder', models.BooleanField(default=True)),
                    ('left_on', models.DateField(blank=True, help_text='Where the person left and the tenancy went on.', null=True)),
                    ('came_from', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.tenancyperson')),
                    ('tenancy', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.tenancy')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='TypicalProfile',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('found_at', models.DateTimeField()),
                    ('size', models.PositiveIntegerField()),
                    ('of', models.PositiveIntegerField()),
                    ('traits', models.JSONField()),
                    ('name', models.CharField(blank=True, max_length=80)),
                    ('landlord', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.landlord')),
                    ('segment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.segment')),
                ],
                options={
                    'ordering': ['-found_at', '-size', 'pk'],
                },
            ),
            migrations.CreateModel(
                name='TypicalProfileEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('found_at', models.DateTimeField()),
                    ('size', models.PositiveIntegerField()),
                    ('of', models.PositiveIntegerField()),
                    ('traits', models.JSONField()),
                    ('name', models.CharField(blank=True, max_length=80)),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.typicalprofile')),
                    ('segment', models.ForeignKey(blank=True, db_constraint=False, db_index=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.segment')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('customer', 'Customer'), ('staff', 'Staff')], max_length=10)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('phone', models.CharField(blank=True, max_length=20)),
                    ('name', models.CharField(max_length=200)),
                    ('job_title', models.CharField(blank=True, max_length=120)),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_demo', models.BooleanField(default=False)),
                    ('customer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.customer')),
                    ('landlord', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='people.landlord')),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='WorkAccount',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('issuer', models.CharField(max_length=300)),
                    ('subject', models.CharField(max_length=255)),
                    ('called', models.CharField(blank=True, max_length=254)),
                    ('linked_at', models.DateTimeField()),
                    ('last_used_at', models.DateTimeField(blank=True, null=True)),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='work_accounts', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='WorkAccountEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('id', models.BigIntegerField()),
                    ('issuer', models.CharField(max_length=300)),
                    ('subject', models.CharField(max_length=255)),
                    ('called', models.CharField(blank=True, max_length=254)),
                    ('linked_at', models.DateTimeField()),
                    ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='people.workaccount')),
                    ('user', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                },
            ),
        ]),
        Together([
            migrations.AddField(
                model_name='characteristicanswer',
                name='customer',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='characteristics', to='people.customer'),
            ),
            migrations.AddField(
                model_name='customer',
                name='home',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='residents', to='people.home'),
            ),
            migrations.AddField(
                model_name='importsource',
                name='landlord',
                field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='people.landlord'),
            ),
            migrations.AddField(
                model_name='home',
                name='landlord',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='homes', to='people.landlord'),
            ),
            migrations.AddField(
                model_name='customer',
                name='landlord',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='people.landlord'),
            ),
            migrations.AddField(
                model_name='home',
                name='place',
                field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='homes', to='people.place'),
            ),
            migrations.AddField(
                model_name='customer',
                name='place',
                field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='customers', to='people.place'),
            ),
            migrations.AddIndex(
                model_name='customerneed',
                index=models.Index(condition=models.Q(('ended_on', None)), fields=['review_on'], name='need_to_review'),
            ),
            migrations.AddIndex(
                model_name='gettingonline',
                index=models.Index(condition=models.Q(('wish', 'yes')), fields=['since', 'id'], name='online_wished'),
            ),
            migrations.AddIndex(
                model_name='delivery',
                index=models.Index(fields=['landlord', 'source_name', 'sha256'], name='delivery_same_bytes'),
            ),
            migrations.AddIndex(
                model_name='onlinehelp',
                index=models.Index(fields=['given_on'], name='online_help_given'),
            ),
            migrations.AddIndex(
                model_name='customer',
                index=django.contrib.postgres.indexes.GinIndex(fields=['search_text'], name='customer_search', opclasses=['gin_trgm_ops']),
            ),
            migrations.AddIndex(
                model_name='customer',
                index=models.Index(django.db.models.functions.text.Lower('email'), name='customer_email'),
            ),
            migrations.AddIndex(
                model_name='customer',
                index=models.Index(fields=['phone'], name='customer_phone'),
            ),
            migrations.AddIndex(
                model_name='customer',
                index=models.Index(fields=['landlord', 'full_name', 'id'], name='customer_by_name'),
            ),
            migrations.AddIndex(
                model_name='possibleduplicate',
                index=models.Index(models.OrderBy(models.F('points'), descending=True), models.F('id'), condition=models.Q(('decided_at', None)), name='duplicate_open'),
            ),
            migrations.AddIndex(
                model_name='retentionrun',
                index=models.Index(fields=['landlord', 'kind', '-at'], name='retention_last'),
            ),
            migrations.AddIndex(
                model_name='sensitiveview',
                index=models.Index(models.F('customer'), models.OrderBy(models.F('at'), descending=True), name='view_of_customer'),
            ),
            migrations.AddConstraint(
                model_name='characteristicanswer',
                constraint=models.UniqueConstraint(fields=('customer', 'characteristic'), name='characteristic_answered_once'),
            ),
            migrations.AddConstraint(
                model_name='customerneed',
                constraint=models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('customer', 'need'), name='need_held_once'),
            ),
            migrations.AddConstraint(
                model_name='customerneed',
                constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('customer', 'source', 'source_key'), name='need_source_key'),
            ),
            migrations.AddConstraint(
                model_name='gettingonline',
                constraint=models.CheckConstraint(condition=models.Q(('wish__in', ['yes', 'later', 'no'])), name='online_wish_known'),
            ),
            migrations.AddConstraint(
                model_name='gettingonline',
                constraint=models.CheckConstraint(condition=models.Q(('barriers__contained_by', ['device', 'connection', 'cost', 'skills', 'confidence', 'use', 'safety', 'other'])), name='online_barriers_known'),
            ),
            migrations.AddConstraint(
                model_name='gettingonline',
                constraint=models.CheckConstraint(condition=models.Q(('since__lte', models.F('asked_on'))), name='online_since_asked'),
            ),
            migrations.AddConstraint(
                model_name='importmemory',
                constraint=models.UniqueConstraint(fields=('source', 'part'), name='import_memory_once'),
            ),
            migrations.AddConstraint(
                model_name='landlord',
                constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='landlord_not_own_parent'),
            ),
            migrations.AddConstraint(
                model_name='landlord',
                constraint=models.CheckConstraint(condition=models.Q(('manager_days__lt', models.F('director_days'))), name='landlord_climb_in_order'),
            ),
            migrations.AddConstraint(
                model_name='importsource',
                constraint=models.UniqueConstraint(fields=('landlord', 'name'), name='import_source_once'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('email'), condition=models.Q(('email', ''), _negated=True), name='user_email_once'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.UniqueConstraint(condition=models.Q(('phone', ''), _negated=True), fields=('phone',), name='user_phone_once'),
            ),
            migrations.AddConstraint(
                model_name='user',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('customer__isnull', False), ('kind', 'customer')), models.Q(('customer', None), ('kind', 'staff')), _connector='OR'), name='user_customer_for_customers'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('merged',), name='merged_into_one_only'),
            ),
            migrations.AddConstraint(
                model_name='merge',
                constraint=models.CheckConstraint(condition=models.Q(('kept', models.F('merged')), _negated=True), name='merge_of_two'),
            ),
            migrations.AddConstraint(
                model_name='onlinehelp',
                constraint=models.UniqueConstraint(fields=('customer', 'kind', 'given_on'), name='online_help_once_a_day'),
            ),
            migrations.AddConstraint(
                model_name='onlinehelp',
                constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['device', 'data', 'lesson', 'champion', 'other'])), name='online_help_kind_known'),
            ),
            migrations.AddConstraint(
                model_name='onlinehelp',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('result', 'unknown'), ('result_on', None)), models.Q(('result__in', ['yes', 'partly', 'no']), ('result_on__isnull', False)), _connector='OR'), name='online_help_result_known'),
            ),
            migrations.AddConstraint(
                model_name='onlinehelp',
                constraint=models.CheckConstraint(condition=models.Q(('result_on', None), ('result_on__gte', models.F('given_on')), _connector='OR'), name='online_help_before_result'),
            ),
            migrations.AddConstraint(
                model_name='onlinehelp',
                constraint=models.CheckConstraint(condition=models.Q(('online_before__in', ['', 'unknown', 'no'])), name='online_help_before_known'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.UniqueConstraint(fields=('landlord', 'source_key'), name='place_source_key'),
            ),
            migrations.AddConstraint(
                model_name='place',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'scheme'), ('scheme_kind__gt', '')), models.Q(models.Q(('kind', 'scheme'), _negated=True), ('scheme_kind', '')), _connector='OR'), name='place_scheme_kind_for_schemes'),
            ),
            migrations.AddConstraint(
                model_name='home',
                constraint=models.UniqueConstraint(fields=('landlord', 'source_key'), name='home_source_key'),
            ),
            migrations.AddConstraint(
                model_name='home',
                constraint=models.UniqueConstraint(condition=models.Q(('uprn', ''), _negated=True), fields=('landlord', 'uprn'), name='home_uprn_once_each'),
            ),
            migrations.AddConstraint(
                model_name='home',
                constraint=models.CheckConstraint(condition=models.Q(('uprn__regex', '^[0-9]{0,12}$')), name='home_uprn_digits'),
            ),
            migrations.AddConstraint(
                model_name='customer',
                constraint=models.UniqueConstraint(condition=models.Q(('source_key', ''), _negated=True), fields=('landlord', 'source', 'source_key'), name='customer_source_key'),
            ),
            migrations.AddConstraint(
                model_name='customer',
                constraint=models.CheckConstraint(condition=models.Q(('full_name', ''), _negated=True), name='customer_named'),
            ),
            migrations.AddConstraint(
                model_name='customer',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('channel', 'email'), _negated=True), models.Q(('email', ''), _negated=True), _connector='OR'), models.Q(models.Q(('channel__in', ['text', 'phone']), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR')), name='customer_channel_reachable'),
            ),
            migrations.AddConstraint(
                model_name='possibleduplicate',
                constraint=models.UniqueConstraint(fields=('one', 'other'), name='duplicate_once'),
            ),
            migrations.AddConstraint(
                model_name='possibleduplicate',
                constraint=models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='duplicate_in_order'),
            ),
            migrations.AddConstraint(
                model_name='representative',
                constraint=models.UniqueConstraint(fields=('speaker', 'customer'), name='representative_once'),
            ),
            migrations.AddConstraint(
                model_name='representative',
                constraint=models.CheckConstraint(condition=models.Q(('speaker', models.F('customer')), _negated=True), name='representative_is_another'),
            ),
            migrations.AddConstraint(
                model_name='retentionrule',
                constraint=models.UniqueConstraint(fields=('landlord', 'kind'), name='retention_rule_once'),
            ),
            migrations.AddConstraint(
                model_name='retentionrule',
                constraint=models.CheckConstraint(condition=models.Q(('months__gte', 1), ('months__lte', 240)), name='retention_within_reason'),
            ),
            migrations.AddConstraint(
                model_name='roleholding',
                constraint=models.UniqueConstraint(fields=('user', 'role', 'landlord', 'place', 'over_patch', 'starts_on'), name='role_held_once', nulls_distinct=False),
            ),
            migrations.AddConstraint(
                model_name='roleholding',
                constraint=models.CheckConstraint(condition=models.Q(('over_patch', False), models.Q(('place', None), ('role', sayso.foundations.access.permissions.Role['FRONTLINE'])), _connector='OR'), name='role_over_a_patch'),
            ),
            migrations.AddConstraint(
                model_name='roleholding',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='role_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='segment',
                constraint=models.UniqueConstraint(models.F('landlord'), django.db.models.functions.text.Lower('name'), condition=models.Q(('ended_at', None)), name='segment_name_once'),
            ),
            migrations.AddConstraint(
                model_name='segment',
                constraint=models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='segment_named'),
            ),
            migrations.AddConstraint(
                model_name='tenancy',
                constraint=models.UniqueConstraint(fields=('home', 'source_key'), name='tenancy_source_key'),
            ),
            migrations.AddConstraint(
                model_name='tenancy',
                constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='tenancy_ends_after_start'),
            ),
            migrations.AddConstraint(
                model_name='tenancyperson',
                constraint=models.UniqueConstraint(fields=('tenancy', 'customer'), name='tenancy_person_once'),
            ),
            migrations.AddConstraint(
                model_name='typicalprofile',
                constraint=models.CheckConstraint(condition=models.Q(('size__gt', 0), ('size__lte', models.F('of'))), name='profile_part_of_all'),
            ),
            migrations.AddConstraint(
                model_name='workaccount',
                constraint=models.UniqueConstraint(fields=('issuer', 'subject'), name='work_account_of_one'),
            ),
            migrations.AddConstraint(
                model_name='workaccount',
                constraint=models.UniqueConstraint(fields=('user', 'issuer'), name='work_account_one_at_each_issuer'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='characteristicanswerevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='c485c2e5101e7619715688d3b4c0bef6be76b7d6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ff6dd', table='people_characteristicanswerevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='characteristicanswerevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='8e09400b092d4e8e1f84f90d043996b40accfc9f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_a6109', table='people_characteristicanswerevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='characteristicanswer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_characteristicanswerevent" ("basis", "characteristic", "customer_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by") SELECT new_values."basis", new_values."characteristic", new_values."customer_id", new_values."id", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."recorded_by" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='04bb742899093d2ac9ee0aeb59dd9cdd04f84066', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6ffa7', referencing='REFERENCING NEW TABLE AS new_values ', table='people_characteristicanswer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='characteristicanswer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_characteristicanswerevent" ("basis", "characteristic", "customer_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by") SELECT new_values."basis", new_values."characteristic", new_values."customer_id", new_values."id", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."recorded_by" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."customer_id", new_values."characteristic", new_values."basis", new_values."origin", new_values."recorded_at", new_values."recorded_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."customer_id", old_values."characteristic", old_values."basis", old_values."origin", old_values."recorded_at", old_values."recorded_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='89a9877e4f887f10ef0f93da091fbbdaf7a43f0c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f2c19', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_characteristicanswer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='characteristicanswer',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_characteristicanswerevent" ("basis", "characteristic", "customer_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by") SELECT old_values."basis", old_values."characteristic", old_values."customer_id", old_values."id", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8275fe24ada700937d5119616c0d3a9e41dc6490', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bfa42', referencing='REFERENCING OLD TABLE AS old_values ', table='people_characteristicanswer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerneed',
                trigger=pgtrigger.compiler.Trigger(name='contact_rule', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF coalesce(NEW.need, '') IN ('safe_contact', 'email_only') OR coalesce(OLD.need, '') IN ('safe_contact', 'email_only') THEN\n    UPDATE people_customer customer SET contact_rule = wanted.rule\n      FROM (SELECT whose.id, CASE WHEN bool_or(held.need = 'safe_contact') THEN 'agreed'\n                                  WHEN bool_or(held.need = 'email_only') THEN 'writing' ELSE '' END AS rule\n              FROM unnest(ARRAY[NEW.customer_id, OLD.customer_id]) whose (id)\n              LEFT JOIN people_customerneed held ON held.customer_id = whose.id AND held.ended_on IS NULL\n             GROUP BY whose.id) wanted\n     WHERE customer.id = wanted.id AND customer.contact_rule <> wanted.rule;\nEND IF;\nRETURN NULL;\n", hash='ac6dae038130a9d2c32abcd7ad56cdfa99f41fd3', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_contact_rule_0eec0', table='people_customerneed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerneed',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_customerneedevent" ("basis", "came_from_id", "confidentiality", "customer_id", "ended_on", "id", "may_share", "need", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "review_on", "source", "source_key") SELECT new_values."basis", new_values."came_from_id", new_values."confidentiality", new_values."customer_id", new_values."ended_on", new_values."id", new_values."may_share", new_values."need", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."recorded_by", new_values."review_on", new_values."source", new_values."source_key" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1fea8796897ce15ce0fdd736de289045e90a7284', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_87571', referencing='REFERENCING NEW TABLE AS new_values ', table='people_customerneed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerneed',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_customerneedevent" ("basis", "came_from_id", "confidentiality", "customer_id", "ended_on", "id", "may_share", "need", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "review_on", "source", "source_key") SELECT new_values."basis", new_values."came_from_id", new_values."confidentiality", new_values."customer_id", new_values."ended_on", new_values."id", new_values."may_share", new_values."need", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."recorded_by", new_values."review_on", new_values."source", new_values."source_key" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."customer_id", new_values."need", new_values."basis", new_values."origin", new_values."confidentiality", new_values."may_share", new_values."source", new_values."source_key", new_values."came_from_id", new_values."recorded_at", new_values."recorded_by", new_values."review_on", new_values."ended_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."customer_id", old_values."need", old_values."basis", old_values."origin", old_values."confidentiality", old_values."may_share", old_values."source", old_values."source_key", old_values."came_from_id", old_values."recorded_at", old_values."recorded_by", old_values."review_on", old_values."ended_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='315b959ce4cacfe4e32543b3de7ff1670e1a329c', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bd594', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_customerneed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerneed',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_customerneedevent" ("basis", "came_from_id", "confidentiality", "customer_id", "ended_on", "id", "may_share", "need", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "review_on", "source", "source_key") SELECT old_values."basis", old_values."came_from_id", old_values."confidentiality", old_values."customer_id", old_values."ended_on", old_values."id", old_values."may_share", old_values."need", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."review_on", old_values."source", old_values."source_key" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bc19b6781bb8f7ae7adb1168a25fe3af402701b8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f1995', referencing='REFERENCING OLD TABLE AS old_values ', table='people_customerneed', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerneedevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='e6b8320f788779c6b8c1aaf62aa4f125f9329152', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5da71', table='people_customerneedevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerneedevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='077f69adacc120ddd326e4b3490159c24edc1601', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_09539', table='people_customerneedevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='gettingonline',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_gettingonlineevent" ("asked_by", "asked_on", "barriers", "customer_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "wish") SELECT new_values."asked_by", new_values."asked_on", new_values."barriers", new_values."customer_id", new_values."id", new_values."origin", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."since", new_values."wish" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0b097cd3de7a6948b862405e26277f4d9106e2d7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_46222', referencing='REFERENCING NEW TABLE AS new_values ', table='people_gettingonline', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='gettingonline',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_gettingonlineevent" ("asked_by", "asked_on", "barriers", "customer_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "wish") SELECT new_values."asked_by", new_values."asked_on", new_values."barriers", new_values."customer_id", new_values."id", new_values."origin", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."since", new_values."wish" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."customer_id", new_values."wish", new_values."barriers", new_values."since", new_values."origin", new_values."asked_on", new_values."asked_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."customer_id", old_values."wish", old_values."barriers", old_values."since", old_values."origin", old_values."asked_on", old_values."asked_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f6a23ebb047dd48bb1a31c0508e178ae62ac923e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4e119', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_gettingonline', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='gettingonline',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_gettingonlineevent" ("asked_by", "asked_on", "barriers", "customer_id", "id", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "wish") SELECT old_values."asked_by", old_values."asked_on", old_values."barriers", old_values."customer_id", old_values."id", old_values."origin", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."since", old_values."wish" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='b9609ba58e7a5136b44afca6c4f9bea8183cea6d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_711a7', referencing='REFERENCING OLD TABLE AS old_values ', table='people_gettingonline', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='gettingonlineevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='d2ae162f77e6e9af3817ee9a47481a70d74ab1ca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_284d6', table='people_gettingonlineevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='gettingonlineevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='9d729f812465c63132e9cc3a65285749b719b8db', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_fae94', table='people_gettingonlineevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='landlord',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_landlordevent" ("address", "colour", "colour_deep", "director_days", "email", "emergency_phone", "host", "id", "logo", "logo_type", "manager_days", "name", "nation", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "slug") SELECT new_values."address", new_values."colour", new_values."colour_deep", new_values."director_days", new_values."email", new_values."emergency_phone", new_values."host", new_values."id", new_values."logo", new_values."logo_type", new_values."manager_days", new_values."name", new_values."nation", new_values."parent_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."slug" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d79fc28f13fde30b2eaccccdfbc0a145e325d768', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_105a2', referencing='REFERENCING NEW TABLE AS new_values ', table='people_landlord', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='landlord',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_landlordevent" ("address", "colour", "colour_deep", "director_days", "email", "emergency_phone", "host", "id", "logo", "logo_type", "manager_days", "name", "nation", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "slug") SELECT new_values."address", new_values."colour", new_values."colour_deep", new_values."director_days", new_values."email", new_values."emergency_phone", new_values."host", new_values."id", new_values."logo", new_values."logo_type", new_values."manager_days", new_values."name", new_values."nation", new_values."parent_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."slug" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."parent_id", new_values."name", new_values."slug", new_values."nation", new_values."host", new_values."phone", new_values."email", new_values."address", new_values."emergency_phone", new_values."colour", new_values."colour_deep", new_values."logo", new_values."logo_type", new_values."manager_days", new_values."director_days" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."parent_id", old_values."name", old_values."slug", old_values."nation", old_values."host", old_values."phone", old_values."email", old_values."address", old_values."emergency_phone", old_values."colour", old_values."colour_deep", old_values."logo", old_values."logo_type", old_values."manager_days", old_values."director_days" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='126d394c687698317e7fd2fb79987c885f197a59', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bf349', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_landlord', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='landlord',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_landlordevent" ("address", "colour", "colour_deep", "director_days", "email", "emergency_phone", "host", "id", "logo", "logo_type", "manager_days", "name", "nation", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "slug") SELECT old_values."address", old_values."colour", old_values."colour_deep", old_values."director_days", old_values."email", old_values."emergency_phone", old_values."host", old_values."id", old_values."logo", old_values."logo_type", old_values."manager_days", old_values."name", old_values."nation", old_values."parent_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."slug" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='7c9c80584b743ee794817ecd4729d3d2702fe77b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bd32f', referencing='REFERENCING OLD TABLE AS old_values ', table='people_landlord', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='importsourceevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='9ed42b734fd7a3904a1754fd894e954fe1413463', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d999f', table='people_importsourceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='importsourceevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='7fb508f62eded5c700c6eb673780aab4da69fe00', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ceebc', table='people_importsourceevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='importsource',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_importsourceevent" ("id", "landlord_id", "mapping", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."landlord_id", new_values."mapping", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='4fe70b7230d2846cdb1c477e046a506ea324be76', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_edf9b', referencing='REFERENCING NEW TABLE AS new_values ', table='people_importsource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='importsource',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_importsourceevent" ("id", "landlord_id", "mapping", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."landlord_id", new_values."mapping", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."name", new_values."mapping" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."name", old_values."mapping" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f813e0b5c50f4a8b87fe05b8fdf70f598305aa38', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4c52a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_importsource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='importsource',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_importsourceevent" ("id", "landlord_id", "mapping", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."landlord_id", old_values."mapping", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='772d4147f92bf51370a118f921cf147b76c0ed6e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_042ae', referencing='REFERENCING OLD TABLE AS old_values ', table='people_importsource', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='erasure',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='1bbdf3a9d16645d1b3950bc3a767ad0c24075277', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c2a86', table='people_erasure', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='erasure',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='e5b1bf24d54a865aee907bad9a982d3e07181d5e', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_3f3d5', table='people_erasure', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_userevent" ("customer_id", "email", "id", "is_active", "is_demo", "job_title", "kind", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") SELECT new_values."customer_id", new_values."email", new_values."id", new_values."is_active", new_values."is_demo", new_values."job_title", new_values."kind", new_values."landlord_id", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1e1fc4d198d8b50d3ba0172e63d326444d184763', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_7e9ab', referencing='REFERENCING NEW TABLE AS new_values ', table='people_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_userevent" ("customer_id", "email", "id", "is_active", "is_demo", "job_title", "kind", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") SELECT new_values."customer_id", new_values."email", new_values."id", new_values."is_active", new_values."is_demo", new_values."job_title", new_values."kind", new_values."landlord_id", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."kind", new_values."email", new_values."phone", new_values."name", new_values."job_title", new_values."customer_id", new_values."landlord_id", new_values."is_active", new_values."is_demo" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."kind", old_values."email", old_values."phone", old_values."name", old_values."job_title", old_values."customer_id", old_values."landlord_id", old_values."is_active", old_values."is_demo" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ef991d32b5a411d417a177a7703b467670fe6210', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_86e64', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='user',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_userevent" ("customer_id", "email", "id", "is_active", "is_demo", "job_title", "kind", "landlord_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") SELECT old_values."customer_id", old_values."email", old_values."id", old_values."is_active", old_values."is_demo", old_values."job_title", old_values."kind", old_values."landlord_id", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6071ab324b3d50cde0f0d5e75a2cf699c3655709', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_bec80', referencing='REFERENCING OLD TABLE AS old_values ', table='people_user', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='landlordevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='4ed312de0915619fe0a7251b55e17478cf80af5f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a7614', table='people_landlordevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='landlordevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='145f47e73995e2fbeeee5c05e14cc5fc2124779c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_749fc', table='people_landlordevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_mergeevent" ("at", "by", "id", "kept_id", "merged_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by") SELECT new_values."at", new_values."by", new_values."id", new_values."kept_id", new_values."merged_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."undone_at", new_values."undone_by" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2b2cb2bec96a33884ea3b5a4fd6bfd7474921c08', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_97c77', referencing='REFERENCING NEW TABLE AS new_values ', table='people_merge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_mergeevent" ("at", "by", "id", "kept_id", "merged_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by") SELECT new_values."at", new_values."by", new_values."id", new_values."kept_id", new_values."merged_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."undone_at", new_values."undone_by" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."kept_id", new_values."merged_id", new_values."at", new_values."by", new_values."undone_at", new_values."undone_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."kept_id", old_values."merged_id", old_values."at", old_values."by", old_values."undone_at", old_values."undone_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1ba7c740e3a06abb19623f3788c023f1e1233d37', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_2a729', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_merge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='merge',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_mergeevent" ("at", "by", "id", "kept_id", "merged_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "undone_at", "undone_by") SELECT old_values."at", old_values."by", old_values."id", old_values."kept_id", old_values."merged_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."undone_at", old_values."undone_by" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='31020dd2f24333834a9bdabbd17088a2d9093969', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_d8329', referencing='REFERENCING OLD TABLE AS old_values ', table='people_merge', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='d406f42ea76e1dc6dfb18e634de13740202694b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fb962', table='people_mergeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='mergeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='c5276073081f09632cabed68c2c9c9cf8d8010d0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_9768f', table='people_mergeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='needmet',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_needmetevent" ("id", "key", "need_id", "occasion", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "was_met") SELECT new_values."id", new_values."key", new_values."need_id", new_values."occasion", new_values."on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."recorded_by", new_values."was_met" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='06f74bb00376f817e067959cf3200d237af6d912', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3ed99', referencing='REFERENCING NEW TABLE AS new_values ', table='people_needmet', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='needmet',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_needmetevent" ("id", "key", "need_id", "occasion", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "was_met") SELECT new_values."id", new_values."key", new_values."need_id", new_values."occasion", new_values."on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."recorded_by", new_values."was_met" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."need_id", new_values."key", new_values."on", new_values."occasion", new_values."was_met", new_values."recorded_at", new_values."recorded_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."need_id", old_values."key", old_values."on", old_values."occasion", old_values."was_met", old_values."recorded_at", old_values."recorded_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e7f97168cae9cc709ded0ecbaa754927f82d5ecb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3fbe4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_needmet', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='needmet',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_needmetevent" ("id", "key", "need_id", "occasion", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "was_met") SELECT old_values."id", old_values."key", old_values."need_id", old_values."occasion", old_values."on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."was_met" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='89abb4ce7b2fafbdd3ac327ea308e66369c50dff', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_79b18', referencing='REFERENCING OLD TABLE AS old_values ', table='people_needmet', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='needmetevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='a3368c514500979fb0ac37d4de2ed517acc4a485', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_93c30', table='people_needmetevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='needmetevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='39a55ee53907835b1e2162a6b90939177f02d844', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_e080f', table='people_needmetevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='onlinehelp',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_onlinehelpevent" ("customer_id", "given_on", "helper", "id", "kind", "online_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "result", "result_on") SELECT new_values."customer_id", new_values."given_on", new_values."helper", new_values."id", new_values."kind", new_values."online_before", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recorded_at", new_values."recorded_by", new_values."result", new_values."result_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='41dee176bbc2192ead7f23abf7fa798988eaeb5b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4b34d', referencing='REFERENCING NEW TABLE AS new_values ', table='people_onlinehelp', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='onlinehelp',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_onlinehelpevent" ("customer_id", "given_on", "helper", "id", "kind", "online_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "result", "result_on") SELECT new_values."customer_id", new_values."given_on", new_values."helper", new_values."id", new_values."kind", new_values."online_before", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recorded_at", new_values."recorded_by", new_values."result", new_values."result_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."customer_id", new_values."kind", new_values."given_on", new_values."helper", new_values."result", new_values."result_on", new_values."online_before", new_values."recorded_at", new_values."recorded_by" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."customer_id", old_values."kind", old_values."given_on", old_values."helper", old_values."result", old_values."result_on", old_values."online_before", old_values."recorded_at", old_values."recorded_by" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='629883e3d4ea92a7358ceb774cfa524afded132f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5f490', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_onlinehelp', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='onlinehelp',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_onlinehelpevent" ("customer_id", "given_on", "helper", "id", "kind", "online_before", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by", "result", "result_on") SELECT old_values."customer_id", old_values."given_on", old_values."helper", old_values."id", old_values."kind", old_values."online_before", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recorded_at", old_values."recorded_by", old_values."result", old_values."result_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='2c35f0832c7faf9bf98861ce62868d93f8d6c3d8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_94839', referencing='REFERENCING OLD TABLE AS old_values ', table='people_onlinehelp', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='onlinehelpevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='a9758af232219ec17d8ca3a7b11822452e5dc9e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aa0d5', table='people_onlinehelpevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='onlinehelpevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='c0481b59ad652dcb2f1a21db4eca9cab29e5707f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_7a43a', table='people_onlinehelpevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='place',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_placeevent" ("closed_on", "id", "kind", "landlord_id", "name", "officer_id", "opened_on", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "scheme_kind", "source_key") SELECT new_values."closed_on", new_values."id", new_values."kind", new_values."landlord_id", new_values."name", new_values."officer_id", new_values."opened_on", new_values."parent_id", new_values."path", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registered_at", new_values."scheme_kind", new_values."source_key" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='628556f9f9ab9ea05c87d0a129aa35989759fc0f', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_2ccf2', referencing='REFERENCING NEW TABLE AS new_values ', table='people_place', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='place',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_placeevent" ("closed_on", "id", "kind", "landlord_id", "name", "officer_id", "opened_on", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "scheme_kind", "source_key") SELECT new_values."closed_on", new_values."id", new_values."kind", new_values."landlord_id", new_values."name", new_values."officer_id", new_values."opened_on", new_values."parent_id", new_values."path", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registered_at", new_values."scheme_kind", new_values."source_key" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."parent_id", new_values."path", new_values."kind", new_values."scheme_kind", new_values."name", new_values."source_key", new_values."officer_id", new_values."registered_at", new_values."opened_on", new_values."closed_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."parent_id", old_values."path", old_values."kind", old_values."scheme_kind", old_values."name", old_values."source_key", old_values."officer_id", old_values."registered_at", old_values."opened_on", old_values."closed_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='48db26c215cc8d50aa538fb3d5c5260f1bbaa50e', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5878c', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_place', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='place',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_placeevent" ("closed_on", "id", "kind", "landlord_id", "name", "officer_id", "opened_on", "parent_id", "path", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_at", "scheme_kind", "source_key") SELECT old_values."closed_on", old_values."id", old_values."kind", old_values."landlord_id", old_values."name", old_values."officer_id", old_values."opened_on", old_values."parent_id", old_values."path", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."registered_at", old_values."scheme_kind", old_values."source_key" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='1b11969ca5012f10d5761e98b46f787b8b415dc3', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_6d4fc', referencing='REFERENCING OLD TABLE AS old_values ', table='people_place', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='homeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='858d48ec0a70ad0c0ec1d392ac1d638a2e054cff', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7ca11', table='people_homeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='homeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='5b323e346ddba72bb8afc0cc2b6b99459e231c44', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_d745d', table='people_homeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='search_text_of_residents', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode"))', func="UPDATE people_customer SET search_text = '' WHERE home_id = NEW.id; RETURN NULL;", hash='a217b70c0dca69033e4283feba62ac5fe16b1b4c', operation='UPDATE', pgid='pgtrigger_search_text_of_residents_abc67', table='people_home', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_homeevent" ("address", "id", "landlord_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "postcode", "source_key", "uprn") SELECT new_values."address", new_values."id", new_values."landlord_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."postcode", new_values."source_key", new_values."uprn" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0ee26b2c172fb0c8f7b134c7bbb7e18a51bf4d81', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_463e6', referencing='REFERENCING NEW TABLE AS new_values ', table='people_home', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_homeevent" ("address", "id", "landlord_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "postcode", "source_key", "uprn") SELECT new_values."address", new_values."id", new_values."landlord_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."postcode", new_values."source_key", new_values."uprn" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."place_id", new_values."source_key", new_values."uprn", new_values."address", new_values."postcode" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."place_id", old_values."source_key", old_values."uprn", old_values."address", old_values."postcode" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='217d72869139876da5ccb075d3ac1c0207c76d92', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_fb294', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_home', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='home',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_homeevent" ("address", "id", "landlord_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "postcode", "source_key", "uprn") SELECT old_values."address", old_values."id", old_values."landlord_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."postcode", old_values."source_key", old_values."uprn" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9a9522858f857c570ed95f3b53aad38d87aff64e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_90849', referencing='REFERENCING OLD TABLE AS old_values ', table='people_home', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='4b0c8955ae0d1a3ec66ef04d786a499cfcfcfa9c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3bf07', table='people_customerevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customerevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='2c7d0d5ec0abf6953e8d55bdf872b2242489d1c6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_24b43', table='people_customerevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='search_text', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."search_text" = \'\')', func="\nNEW.search_text := lower(unaccent(concat_ws(' ', NEW.full_name, NULLIF(NEW.known_as, ''),\n    NULLIF(NEW.email, ''), NULLIF(NEW.phone, ''),\n    CASE WHEN NEW.phone LIKE '+44%' THEN '0' || substr(NEW.phone, 4) END, NULLIF(NEW.source_key, ''),\n    (SELECT concat_ws(' ', address, NULLIF(postcode, ''), replace(postcode, ' ', '')) FROM people_home WHERE id = NEW.home_id))));\nRETURN NEW;\n", hash='b3725100272f4221035d3fb1f4cdbc481ad88810', operation='INSERT', pgid='pgtrigger_search_text_2f8c9', table='people_customer', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='search_text_again', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nNEW.search_text := lower(unaccent(concat_ws(' ', NEW.full_name, NULLIF(NEW.known_as, ''),\n    NULLIF(NEW.email, ''), NULLIF(NEW.phone, ''),\n    CASE WHEN NEW.phone LIKE '+44%' THEN '0' || substr(NEW.phone, 4) END, NULLIF(NEW.source_key, ''),\n    (SELECT concat_ws(' ', address, NULLIF(postcode, ''), replace(postcode, ' ', '')) FROM people_home WHERE id = NEW.home_id))));\nRETURN NEW;\n", hash='8c0a368282ab30caf1149d47d3e698c411558f5d', operation='UPDATE', pgid='pgtrigger_search_text_again_50dd5', table='people_customer', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_customerevent" ("channel", "contact_rule", "date_of_birth", "email", "format", "full_name", "home_id", "id", "is_online", "kind", "known_as", "landlord_id", "language", "left_on", "merged_into_id", "needs_asked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "postal_address", "source", "source_key") SELECT new_values."channel", new_values."contact_rule", new_values."date_of_birth", new_values."email", new_values."format", new_values."full_name", new_values."home_id", new_values."id", new_values."is_online", new_values."kind", new_values."known_as", new_values."landlord_id", new_values."language", new_values."left_on", new_values."merged_into_id", new_values."needs_asked_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."phone", new_values."place_id", new_values."postal_address", new_values."source", new_values."source_key" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1d6acec11a781def45ae66299776150325d47a57', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_829c9', referencing='REFERENCING NEW TABLE AS new_values ', table='people_customer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_customerevent" ("channel", "contact_rule", "date_of_birth", "email", "format", "full_name", "home_id", "id", "is_online", "kind", "known_as", "landlord_id", "language", "left_on", "merged_into_id", "needs_asked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "postal_address", "source", "source_key") SELECT new_values."channel", new_values."contact_rule", new_values."date_of_birth", new_values."email", new_values."format", new_values."full_name", new_values."home_id", new_values."id", new_values."is_online", new_values."kind", new_values."known_as", new_values."landlord_id", new_values."language", new_values."left_on", new_values."merged_into_id", new_values."needs_asked_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."phone", new_values."place_id", new_values."postal_address", new_values."source", new_values."source_key" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."kind", new_values."full_name", new_values."known_as", new_values."date_of_birth", new_values."email", new_values."phone", new_values."postal_address", new_values."channel", new_values."language", new_values."format", new_values."is_online", new_values."contact_rule", new_values."needs_asked_on", new_values."home_id", new_values."place_id", new_values."source", new_values."source_key", new_values."left_on", new_values."merged_into_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."kind", old_values."full_name", old_values."known_as", old_values."date_of_birth", old_values."email", old_values."phone", old_values."postal_address", old_values."channel", old_values."language", old_values."format", old_values."is_online", old_values."contact_rule", old_values."needs_asked_on", old_values."home_id", old_values."place_id", old_values."source", old_values."source_key", old_values."left_on", old_values."merged_into_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='24777477a5e02d43ba834620a0833fba51fbfcc6', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_6c8b1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_customer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='customer',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_customerevent" ("channel", "contact_rule", "date_of_birth", "email", "format", "full_name", "home_id", "id", "is_online", "kind", "known_as", "landlord_id", "language", "left_on", "merged_into_id", "needs_asked_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "place_id", "postal_address", "source", "source_key") SELECT old_values."channel", old_values."contact_rule", old_values."date_of_birth", old_values."email", old_values."format", old_values."full_name", old_values."home_id", old_values."id", old_values."is_online", old_values."kind", old_values."known_as", old_values."landlord_id", old_values."language", old_values."left_on", old_values."merged_into_id", old_values."needs_asked_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."phone", old_values."place_id", old_values."postal_address", old_values."source", old_values."source_key" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ea89cf6ede8c13d5a6d374b84ac4fa2a7bfbfcc8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_0cd7b', referencing='REFERENCING OLD TABLE AS old_values ', table='people_customer', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='placeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='334ba250dc83e970e4b9cefc363e373709fbeec1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_328a8', table='people_placeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='placeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='71ba2eec51cbb68a6557cc031968dbe1e40016fc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_a6afa', table='people_placeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representative',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_representativeevent" ("customer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relationship", "speaker_id", "starts_on") SELECT new_values."customer_id", new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."relationship", new_values."speaker_id", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='d6e8ccdfb964e56e3330009839808535e9bd7bd3', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_5cf79', referencing='REFERENCING NEW TABLE AS new_values ', table='people_representative', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representative',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_representativeevent" ("customer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relationship", "speaker_id", "starts_on") SELECT new_values."customer_id", new_values."ends_on", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."relationship", new_values."speaker_id", new_values."starts_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."speaker_id", new_values."customer_id", new_values."relationship", new_values."starts_on", new_values."ends_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."speaker_id", old_values."customer_id", old_values."relationship", old_values."starts_on", old_values."ends_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0f362aafe4f33bdb69dcb1b58b77923fcc7b8670', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3d2af', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_representative', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representative',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_representativeevent" ("customer_id", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relationship", "speaker_id", "starts_on") SELECT old_values."customer_id", old_values."ends_on", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."relationship", old_values."speaker_id", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='72f06050bcb0422ec348cccf18df1fdb31980ab9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_30dc8', referencing='REFERENCING OLD TABLE AS old_values ', table='people_representative', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representativeevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='ea92d1b29a1e18d4efae6768542ab5b4fc16226e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ccecc', table='people_representativeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='representativeevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='b3492129c6ceb3cb23b1ce035c26ff21cadfd1d0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_3a56d', table='people_representativeevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionrule',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_retentionruleevent" ("id", "kind", "landlord_id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."landlord_id", new_values."months", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8333a9665c5422942d28593d2b974bb7092d481b', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bce2a', referencing='REFERENCING NEW TABLE AS new_values ', table='people_retentionrule', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionrule',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_retentionruleevent" ("id", "kind", "landlord_id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."kind", new_values."landlord_id", new_values."months", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."kind", new_values."months" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."kind", old_values."months" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='072575e46b22d0921a47fd29d2d1b8be6600ca77', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_3ebbe', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_retentionrule', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionrule',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_retentionruleevent" ("id", "kind", "landlord_id", "months", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."kind", old_values."landlord_id", old_values."months", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='68bb9b9e0e3a9b3fc6e97c2ce8b06e3db380b584', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_559bf', referencing='REFERENCING OLD TABLE AS old_values ', table='people_retentionrule', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionruleevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='7998db2e9300a39999f235859dabe4b7cfd64951', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8d4ee', table='people_retentionruleevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionruleevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='f34ed25c8ee36d298a6c754a23cfad51852dbad5', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_6fcd1', table='people_retentionruleevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionrun',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='55ec7ce67bdb54c33e5585baf324034fb80ccace', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_232e6', table='people_retentionrun', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='retentionrun',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='ff42ee79b1d1023369aa5599620b745d3efa67c6', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_8ea9e', table='people_retentionrun', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='roleholding',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_roleholdingevent" ("ends_on", "id", "landlord_id", "over_patch", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "starts_on", "user_id") SELECT new_values."ends_on", new_values."id", new_values."landlord_id", new_values."over_patch", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."place_id", new_values."role", new_values."starts_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0ba5d07cef753da0b17008a3d39968d2385b03d0', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_22ff8', referencing='REFERENCING NEW TABLE AS new_values ', table='people_roleholding', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='roleholding',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_roleholdingevent" ("ends_on", "id", "landlord_id", "over_patch", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "starts_on", "user_id") SELECT new_values."ends_on", new_values."id", new_values."landlord_id", new_values."over_patch", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."place_id", new_values."role", new_values."starts_on", new_values."user_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."user_id", new_values."role", new_values."landlord_id", new_values."place_id", new_values."over_patch", new_values."starts_on", new_values."ends_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."user_id", old_values."role", old_values."landlord_id", old_values."place_id", old_values."over_patch", old_values."starts_on", old_values."ends_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5aafcada4001860320a2af5d4fb54363c6fbc9cc', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_92052', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_roleholding', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='roleholding',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_roleholdingevent" ("ends_on", "id", "landlord_id", "over_patch", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_id", "role", "starts_on", "user_id") SELECT old_values."ends_on", old_values."id", old_values."landlord_id", old_values."over_patch", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."place_id", old_values."role", old_values."starts_on", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='8ff47d33109c90829c04b4faa15d02f5f7ed4128', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_8204c', referencing='REFERENCING OLD TABLE AS old_values ', table='people_roleholding', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='roleholdingevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='b8f84b7c3b810230ad35a3c7da61cf12dde53b38', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6b42d', table='people_roleholdingevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='roleholdingevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='7ca18b67027022fe4db697a75554b76c155d3539', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_16fb5', table='people_roleholdingevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='segment',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_segmentevent" ("ended_at", "id", "key", "landlord_id", "made_at", "made_by", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules") SELECT new_values."ended_at", new_values."id", new_values."key", new_values."landlord_id", new_values."made_at", new_values."made_by", new_values."name", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."rules" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='68805cb47fe1008c8b78aba31f030d568dfd5d94', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f1763', referencing='REFERENCING NEW TABLE AS new_values ', table='people_segment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='segment',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_segmentevent" ("ended_at", "id", "key", "landlord_id", "made_at", "made_by", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules") SELECT new_values."ended_at", new_values."id", new_values."key", new_values."landlord_id", new_values."made_at", new_values."made_by", new_values."name", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."rules" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."name", new_values."key", new_values."rules", new_values."made_at", new_values."made_by", new_values."ended_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."name", old_values."key", old_values."rules", old_values."made_at", old_values."made_by", old_values."ended_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a3be0172a0db175544446bf1053b2c281f51ac78', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_5dcdb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_segment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='segment',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_segmentevent" ("ended_at", "id", "key", "landlord_id", "made_at", "made_by", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rules") SELECT old_values."ended_at", old_values."id", old_values."key", old_values."landlord_id", old_values."made_at", old_values."made_by", old_values."name", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."rules" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='30a9e003671687cb62ec69812f571c35704e3a6a', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f2488', referencing='REFERENCING OLD TABLE AS old_values ', table='people_segment', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='segmentevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='1ba8370dac73090a1b000e109f5ce869072a0edc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d47fc', table='people_segmentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='segmentevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='a4774ae91f356ec7858d77144e0080a0092418b0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ec3cb', table='people_segmentevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensitiveview',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='feb73633c6e918b4beade344355e73ef17c8502f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_27948', table='people_sensitiveview', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='sensitiveview',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='bf1f8fa07874d02fdc9b58b810f6db7de38e4868', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_5b1a0', table='people_sensitiveview', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancy',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_tenancyevent" ("ends_on", "home_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_key", "starts_on") SELECT new_values."ends_on", new_values."home_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."source_key", new_values."starts_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a1c0fe8b38f08aa4965087ae17c8ebfc06690170', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_029ab', referencing='REFERENCING NEW TABLE AS new_values ', table='people_tenancy', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancy',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_tenancyevent" ("ends_on", "home_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_key", "starts_on") SELECT new_values."ends_on", new_values."home_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."source_key", new_values."starts_on" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."home_id", new_values."source_key", new_values."kind", new_values."starts_on", new_values."ends_on" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."home_id", old_values."source_key", old_values."kind", old_values."starts_on", old_values."ends_on" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='0436964e9ae40198452685a6b623efa95c18ebfb', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_edee8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_tenancy', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancy',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_tenancyevent" ("ends_on", "home_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_key", "starts_on") SELECT old_values."ends_on", old_values."home_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."source_key", old_values."starts_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='4b29527ff67b0637324b2b516365bcd7974109f1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_fe8b0', referencing='REFERENCING OLD TABLE AS old_values ', table='people_tenancy', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancyevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='634c70eddc08776897835353f3f8c89388463aa7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_73864', table='people_tenancyevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancyevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='a2cb5dac53e29a12815c89c86bbaa0af893c06cc', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_289e6', table='people_tenancyevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancyperson',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_tenancypersonevent" ("came_from_id", "customer_id", "id", "is_holder", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tenancy_id") SELECT new_values."came_from_id", new_values."customer_id", new_values."id", new_values."is_holder", new_values."left_on", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."tenancy_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2000ce022ed90e04469396b2b2f41a2028581601', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_bc69b', referencing='REFERENCING NEW TABLE AS new_values ', table='people_tenancyperson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancyperson',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_tenancypersonevent" ("came_from_id", "customer_id", "id", "is_holder", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tenancy_id") SELECT new_values."came_from_id", new_values."customer_id", new_values."id", new_values."is_holder", new_values."left_on", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."tenancy_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."tenancy_id", new_values."customer_id", new_values."is_holder", new_values."left_on", new_values."came_from_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."tenancy_id", old_values."customer_id", old_values."is_holder", old_values."left_on", old_values."came_from_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e110e9881ae3ae48abd6725509d844ead0272e4a', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_0173f', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_tenancyperson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancyperson',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_tenancypersonevent" ("came_from_id", "customer_id", "id", "is_holder", "left_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tenancy_id") SELECT old_values."came_from_id", old_values."customer_id", old_values."id", old_values."is_holder", old_values."left_on", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."tenancy_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='c931272303573fae23ec39fbcf40783d93baa3d9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ab878', referencing='REFERENCING OLD TABLE AS old_values ', table='people_tenancyperson', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancypersonevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='82236c42bfb0dfc186ddd8b168f9f1e7a29d937b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a284', table='people_tenancypersonevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='tenancypersonevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='6a8bd2f661b59ebf7bddea92a49e6af6b337d82d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_c2894', table='people_tenancypersonevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='typicalprofile',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_typicalprofileevent" ("found_at", "id", "landlord_id", "name", "of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "size", "traits") SELECT new_values."found_at", new_values."id", new_values."landlord_id", new_values."name", new_values."of", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."segment_id", new_values."size", new_values."traits" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ea11a52f1a238768ce0d5183812f5d74e3995c9d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4f36a', referencing='REFERENCING NEW TABLE AS new_values ', table='people_typicalprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='typicalprofile',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_typicalprofileevent" ("found_at", "id", "landlord_id", "name", "of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "size", "traits") SELECT new_values."found_at", new_values."id", new_values."landlord_id", new_values."name", new_values."of", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."segment_id", new_values."size", new_values."traits" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."landlord_id", new_values."found_at", new_values."size", new_values."of", new_values."traits", new_values."name", new_values."segment_id" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."landlord_id", old_values."found_at", old_values."size", old_values."of", old_values."traits", old_values."name", old_values."segment_id" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b312c681b95d01b49b788e76d23ca728c58ef8f0', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d7834', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_typicalprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='typicalprofile',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_typicalprofileevent" ("found_at", "id", "landlord_id", "name", "of", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "segment_id", "size", "traits") SELECT old_values."found_at", old_values."id", old_values."landlord_id", old_values."name", old_values."of", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."segment_id", old_values."size", old_values."traits" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a729a86ea3e84e6f51ed64303202b00c8847c196', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_830ef', referencing='REFERENCING OLD TABLE AS old_values ', table='people_typicalprofile', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='typicalprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='afd6e5a0999a727f0d2b6faa03f72eb50c8d0e88', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c6df5', table='people_typicalprofileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='typicalprofileevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='ae289a6ed45c1956d6c2a2dfe6f6697fd536e12c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_9ba29', table='people_typicalprofileevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='2e9a1c8d9d69614dcb8fc7d9cd1cb5a24af16ee4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f5bab', table='people_userevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='userevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='535d427fa77e51bb179cefee0bda4030c79febe1', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_636e0', table='people_userevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workaccount',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_workaccountevent" ("called", "id", "issuer", "linked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "user_id") SELECT new_values."called", new_values."id", new_values."issuer", new_values."linked_at", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."subject", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='38f8db28aebeda0d314065064aa04c7c697b188e', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_06e2c', referencing='REFERENCING NEW TABLE AS new_values ', table='people_workaccount', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workaccount',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_workaccountevent" ("called", "id", "issuer", "linked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "user_id") SELECT new_values."called", new_values."id", new_values."issuer", new_values."linked_at", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."subject", new_values."user_id" FROM ( SELECT new_values.* FROM (SELECT new_values."id", new_values."user_id", new_values."issuer", new_values."subject", new_values."called", new_values."linked_at" FROM new_values EXCEPT ALL SELECT old_values."id", old_values."user_id", old_values."issuer", old_values."subject", old_values."called", old_values."linked_at" FROM old_values) AS new_values ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='acc75981a9e662f7c2960795d0007d53937fc34f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_9dabf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='people_workaccount', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workaccount',
                trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "people_workaccountevent" ("called", "id", "issuer", "linked_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "user_id") SELECT old_values."called", old_values."id", old_values."issuer", old_values."linked_at", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."subject", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a4ffb27aa9c8303efdf0760dee600bb4d61f594b', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f6581', referencing='REFERENCING OLD TABLE AS old_values ', table='people_workaccount', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workaccountevent',
                trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nIF current_setting('sayso.erasing', true) = 'on' THEN\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\nEND IF;\nRAISE EXCEPTION 'append-only: cannot update or delete rows of %', TG_TABLE_NAME;\n", hash='5fa6505cccb92eef57c835ec664c4d00fb9d5602', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_91b02', table='people_workaccountevent', when='BEFORE')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='workaccountevent',
                trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be emptied', TG_TABLE_NAME;", hash='cda65835781ebe5a84fd07392886a8e2467d6bb8', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_a223f', table='people_workaccountevent', when='BEFORE')),
            ),
        ]),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]

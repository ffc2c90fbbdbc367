"""The framework's addresses."""

from django.urls import path

from sayso.framework.views import (
    assurance,
    calendar,
    comparing,
    coverage,
    drafts,
    editing,
    evidence,
    recording,
)
from sayso.framework.views import public as public_views
from sayso.framework.views import rules as rule_views
from sayso.framework.views import staff as staff_views

public = [
    path("our-promises/", public_views.our_promises, name="our-promises"),
    path("our-promises/<slug:promise_id>/", public_views.our_promise, name="our-promise"),
    path("get-involved/", public_views.get_involved, name="get-involved"),
    path("get-involved/<slug:opportunity_id>/", public_views.opportunity, name="opportunity"),
    path("framework/", public_views.framework, name="framework"),
    path("framework/next/", comparing.next_edition, name="next-edition"),
    path("calendar/<str:secret>.ics", calendar.calendar_file, name="calendar-file"),
    path("framework/groups/<str:group_id>/", rule_views.group, name="framework-group"),
    path("framework/roles/<str:role_id>/", rule_views.role, name="framework-role"),
    path("framework/funds/<str:fund_id>/", rule_views.fund, name="framework-fund"),
    path("framework/how/<str:process_id>/", rule_views.process, name="framework-how"),
    path("framework/year/", rule_views.year, name="framework-year"),
]
mine: list = []
staff = [
    path("promises/", staff_views.promises, name="promises"),
    path("promises/export.csv", staff_views.promises_csv, name="promises-csv"),
    path("promises/decide/", recording.decide, name="decide-promise"),
    path("promises/coverage/", coverage.coverage, name="coverage"),
    path("promises/coverage.csv", coverage.coverage_csv, name="coverage-csv"),
    path("promises/evidence/", evidence.evidence, name="evidence"),
    path("promises/calendar/", calendar.calendar, name="calendar"),
    path("promises/calendar/feed/", calendar.feed, name="calendar-feed"),
    path("promises/calendar/feed/end/", calendar.end_feed, name="calendar-feed-end"),
    path("promises/report/", assurance.report, name="report"),
    path("promises/report.json", assurance.report_file, {"form": "json"}, name="report-json"),
    path("promises/report.html", assurance.report_file, {"form": "html"}, name="report-html"),
    path("promises/<path:clause_id>/", staff_views.clause, name="promise"),
    path("facts/record/", recording.record, name="record-fact"),
    path("facts/<int:pk>/", recording.fact, name="fact"),
    path("facts/<int:pk>/correct/", recording.mend, {"way": "correct"}, name="correct-fact"),
    path("facts/<int:pk>/retract/", recording.mend, {"way": "retract"}, name="retract-fact"),
    path("framework/", drafts.list_editions, name="editions"),
    path("framework/review/", drafts.call_review, name="call-review"),
    path("framework/compare/", comparing.compare, name="compare-editions"),
    path("framework/editions/<int:pk>/export.zip", comparing.export_edition, name="export-edition"),
    path("framework/drafts/new/", drafts.start, name="start-draft"),
    path("framework/drafts/import/", drafts.import_pack, name="import-draft"),
    path("framework/drafts/<int:pk>/", drafts.draft, name="draft"),
    path("framework/drafts/<int:pk>/export.zip", comparing.export_draft, name="export-draft"),
    path("framework/drafts/<int:pk>/preview/", comparing.preview, name="preview-draft"),
    path("framework/drafts/<int:pk>/show/", drafts.open_review, name="open-draft-review"),
    path("framework/drafts/<int:pk>/reviewed/", drafts.close_review, name="close-draft-review"),
    path("framework/drafts/<int:pk>/approve/", drafts.approve, name="approve-draft"),
    path("framework/drafts/<int:pk>/publish/", drafts.publish, name="publish-draft"),
    path("framework/drafts/<int:pk>/reopen/", drafts.reopen, name="reopen-draft"),
    path("framework/drafts/<int:pk>/drop/", drafts.drop, name="drop-draft"),
    path("framework/drafts/<int:pk>/clause/<int:number>/duty/", editing.duty, name="draft-duty"),
    path("framework/drafts/<int:pk>/clause/<int:number>/answers/", editing.answers, name="draft-answers"),
    path("framework/drafts/<int:pk>/<slug:section>/", editing.section, name="draft-section"),
    path("framework/drafts/<int:pk>/<slug:section>/new/", editing.item, name="draft-item-new"),
    path("framework/drafts/<int:pk>/<slug:section>/<int:number>/", editing.item, name="draft-item"),
    path(
        "framework/drafts/<int:pk>/<slug:section>/<int:number>/remove/",
        editing.remove,
        name="remove-draft-item",
    ),
    path("framework/drafts/<int:pk>/<slug:section>/<int:number>/move/", editing.move, name="move-draft-item"),
]

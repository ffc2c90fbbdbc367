"""Groups, meetings, papers: their addresses."""

from django.urls import path

from sayso.involvement.views import arrangements, groups, meetings, papers
from sayso.involvement.views import mine as mine_views

public: list = []
mine = [
    path("groups/", mine_views.my_groups, name="my-groups"),
    path("groups/meetings/<int:pk>/", mine_views.meeting, name="my-meeting"),
    path("groups/papers/<int:pk>/file/", papers.my_paper, name="my-meeting-paper"),
]
staff = [
    path("groups/", groups.listed, name="groups"),
    path("groups/new/", groups.new, name="group-new"),
    path("groups/<int:pk>/", groups.group, name="engagement-group"),
    path("groups/<int:pk>/members.csv", groups.members_csv, name="group-members-csv"),
    path("groups/<int:pk>/close/", groups.close, name="group-close"),
    path("groups/<int:pk>/members/", groups.add, name="member-add"),
    path("groups/members/<int:pk>/leave/", groups.leave, name="member-leave"),
    path("groups/members/<int:pk>/role/", groups.role, name="member-role"),
    path("groups/<int:pk>/meetings/new/", meetings.new, name="meeting-new"),
    path("groups/meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("groups/meetings/<int:pk>/change/", meetings.edit, name="meeting-edit"),
    path("groups/meetings/<int:pk>/invite/", meetings.invite, name="meeting-invite"),
    path("groups/meetings/<int:pk>/call-off/", meetings.call_off, name="meeting-call-off"),
    path("groups/meetings/<int:pk>/answers/<int:invitation>/", meetings.answer, name="meeting-answer"),
    path("groups/meetings/<int:pk>/held/", meetings.held, name="meeting-held"),
    path("groups/meetings/<int:pk>/held/take-back/", meetings.take_back, name="meeting-take-back"),
    path("groups/meetings/<int:pk>/minutes/", meetings.minutes, name="meeting-minutes"),
    path("groups/meetings/<int:pk>/needs/", arrangements.listed, name="meeting-arrangements"),
    path(
        "groups/meetings/<int:pk>/needs/<int:invitation>/<int:need>/", arrangements.settle, name="arrangement"
    ),
    path(
        "meetings/<int:pk>/needs/<int:invitation>/<int:need>/met/", arrangements.met, name="arrangement-met"
    ),
    path("groups/meetings/<int:pk>/papers/", papers.add, name="paper-add"),
    path("groups/papers/<int:pk>/file/", papers.paper, name="meeting-paper"),
    path("groups/papers/<int:pk>/withdraw/", papers.withdraw, name="paper-withdraw"),
]

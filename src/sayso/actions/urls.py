"""Outcomes, plans and changes: their addresses."""

from django.urls import path

from sayso.actions.views import outcomes, publishing, steps
from sayso.actions.views import public as public_views

public = [
    path("you-said-we-did/", public_views.changes, name="changes"),
    path("you-said-we-did/<slug:slug>/", public_views.change, name="change"),
    path("you-said-we-did/<slug:slug>/poster/", public_views.poster, name="poster"),
]
mine: list = []
staff = [
    path("outcomes/", outcomes.outcomes_list, name="outcomes"),
    path("outcomes/new/", outcomes.new, name="outcome-new"),
    path("outcomes/<int:pk>/", outcomes.outcome, name="outcome"),
    path("outcomes/<int:pk>/decision/", outcomes.decision, name="outcome-decision"),
    path("outcomes/<int:pk>/voices/", outcomes.voices, name="outcome-voices"),
    path("outcomes/<int:pk>/voices/<int:voice>/take-away/", outcomes.unlink, name="outcome-unlink"),
    path("outcomes/<int:pk>/result/", publishing.result, name="outcome-result"),
    path("outcomes/<int:pk>/publish/", publishing.publish, name="outcome-publish"),
    path("outcomes/<int:pk>/steps/", steps.add, name="step-add"),
    path("outcomes/<int:pk>/steps/<int:step>/", steps.step, name="step"),
    path("outcomes/<int:pk>/steps/<int:step>/<slug:act>/", steps.tick, name="step-tick"),
    path("actions/", steps.steps_list, name="actions"),
]

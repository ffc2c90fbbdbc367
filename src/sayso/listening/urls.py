"""Where people say things, and where staff sort them."""

from django.urls import path

from sayso.listening.api import ADDRESSES
from sayso.listening.views import clients, inbox, logging, representation, saying, voice

public = [path("say/", saying.say, name="say"), path("api/", ADDRESSES)]
mine: list = []
staff = [
    path("voices/", inbox.inbox_page, name="voices"),
    path("voices/log/", logging.log, name="log-voice"),
    path("voices/batch/", logging.batch, name="log-batch"),
    path("voices/unanswered/", inbox.unanswered, name="unanswered"),
    path("voices/many/", inbox.many, name="voices-many"),
    path("voices/views/", inbox.keep_view, name="keep-view"),
    path("voices/views/<int:pk>/forget/", inbox.forget_view, name="forget-view"),
    path("voices/<int:pk>/assign/", voice.assign, name="voice-assign"),
    path("voices/<int:pk>/theme/", voice.add_theme, name="voice-theme"),
    path("voices/<int:pk>/theme/<int:theme>/remove/", voice.remove_theme, name="voice-theme-remove"),
    path("voices/<int:pk>/place/", voice.set_place, name="voice-place"),
    path("voices/<int:pk>/note/", voice.note, name="voice-note"),
    path("voices/<int:pk>/merge/", voice.merge, name="voice-merge"),
    path("voices/<int:pk>/unmerge/", voice.unmerge, name="voice-unmerge"),
    path("voices/<int:pk>/answer/", voice.answer, name="voice-answer"),
    path("voices/<int:pk>/hand-on/", voice.hand_on, name="voice-hand-on"),
    path("voices/<int:pk>/pass-on/", voice.pass_on, name="voice-pass-on"),
    path("flags/<int:pk>/take-up/", voice.take_up, name="flag-take-up"),
    path("who-takes-part/", representation.who_takes_part, name="who-takes-part"),
    path("who-takes-part/count/", representation.count, name="who-takes-part-count"),
    path("who-takes-part/tables.csv", representation.export, name="who-takes-part-export"),
    path("settings/clients/", clients.clients, name="clients"),
    path("settings/clients/<int:pk>/end/", clients.end, name="client-end"),
    path("themes/", voice.themes, name="themes"),
    path("themes/change/", voice.change_theme, name="themes-change"),
]

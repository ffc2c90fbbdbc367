"""How accounts are found and written to when somebody signs in."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up by themselves: the register decides who has an account."""

    def is_open_for_signup(self, request: object) -> bool:
        return False

"""allauth's account and second-factor pages in our frame: its checks and flows, our words and looks."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.views.generic.base import ContextMixin

from rehabit.web.page import frame


def framed(view: type[ContextMixin], template: str, title: str) -> Any:
    """One of allauth's views with our template and the `page` our layouts need."""

    class Framed(view):  # type: ignore[valid-type,misc]
        template_name = f"staff/signin/{template}.jinja"

        def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(**kwargs)
            failed = bool(getattr(context.get("form"), "errors", None))
            return context | {"page": frame(self.request, title, error=failed)}

        def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
            response: HttpResponseBase = super().dispatch(*args, **kwargs)
            response.headers["Cache-Control"] = "no-store"
            return response

    return Framed.as_view()


urlpatterns: list[URLPattern] = [
    path("login/", framed(account.LoginView, "login", "Staff sign in"), name="account_login"),
    path("logout/", framed(account.LogoutView, "logout", "Sign out"), name="account_logout"),
    path(
        "inactive/",
        framed(account.AccountInactiveView, "inactive", "This account is closed"),
        name="account_inactive",
    ),
    path(
        "reauthenticate/",
        framed(account.ReauthenticateView, "reauthenticate", "Confirm that it is you"),
        name="account_reauthenticate",
    ),
    path(
        "password/",
        framed(account.PasswordChangeView, "password", "Change your password"),
        name="account_change_password",
    ),
    path("second-factor/", framed(mfa.IndexView, "second_factor", "Your sign-in"), name="mfa_index"),
    path(
        "second-factor/check/",
        framed(mfa.AuthenticateView, "second_factor_check", "Second step"),
        name="mfa_authenticate",
    ),
    path(
        "second-factor/confirm/",
        framed(mfa.ReauthenticateView, "reauthenticate", "Confirm that it is you"),
        name="mfa_reauthenticate",
    ),
    path(
        "authenticator/add/",
        framed(totp.ActivateTOTPView, "totp_add", "Add an authenticator app"),
        name="mfa_activate_totp",
    ),
    path(
        "authenticator/remove/",
        framed(totp.DeactivateTOTPView, "totp_remove", "Remove the authenticator app"),
        name="mfa_deactivate_totp",
    ),
    path(
        "recovery-codes/",
        framed(recovery.ViewRecoveryCodesView, "recovery_codes", "Recovery codes"),
        name="mfa_view_recovery_codes",
    ),
    path(
        "recovery-codes/new/",
        framed(recovery.GenerateRecoveryCodesView, "recovery_codes_new", "New recovery codes"),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "recovery-codes/download/",
        recovery.DownloadRecoveryCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path("passkeys/", framed(webauthn.ListWebAuthnView, "passkeys", "Passkeys"), name="mfa_list_webauthn"),
    path(
        "passkeys/add/",
        framed(webauthn.AddWebAuthnView, "passkey_add", "Add a passkey"),
        name="mfa_add_webauthn",
    ),
    path(
        "passkeys/<int:pk>/remove/",
        framed(webauthn.RemoveWebAuthnView, "passkey_remove", "Remove a passkey"),
        name="mfa_remove_webauthn",
    ),
    path(
        "passkeys/confirm/",
        framed(webauthn.ReauthenticateWebAuthnView, "reauthenticate", "Confirm that it is you"),
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/login/", webauthn.LoginWebAuthnView.as_view(), name="mfa_login_webauthn"),
]

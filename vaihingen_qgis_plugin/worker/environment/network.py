"""QGIS's network settings, for programs beside it: its proxy and the certificates that it trusts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from qgis.core import QgsApplication, QgsBlockingNetworkRequest, QgsFeedback, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery, QNetworkRequest

_DESTINATION = "https://pypi.org/simple/"
_CERTIFICATES = ("SSL_CERT_FILE", "PIP_CERT", "REQUESTS_CA_BUNDLE")


def network_variables(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Variables that hand QGIS's proxy and certificates on, unless the user has set such variables.

    Args:
        environ: Variables that the program has already.
        folder: Where a file of certificates is put, if QGIS trusts some that the system does not.
    """
    variables = {}
    names = {name.upper() for name in environ}
    if not names & {"HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"}:
        address = proxy_address()
        if address:
            variables = {"HTTPS_PROXY": address, "HTTP_PROXY": address, "ALL_PROXY": address}
            excluded = _excluded()
            if excluded and "NO_PROXY" not in names:
                variables["NO_PROXY"] = ",".join(excluded)
    if not names & set(_CERTIFICATES):
        certificates = _certificates(folder)
        if certificates:
            variables.update({name: str(certificates) for name in _CERTIFICATES})
    return variables


def proxy_address() -> str:
    """QGIS's proxy with its user and password, as programs expect it; "" if it uses none."""
    proxy = QgsNetworkAccessManager.instance().fallbackProxy()
    if proxy.type() == QNetworkProxy.ProxyType.DefaultProxy:  # that of the system, which may be a script
        found = QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(QUrl(_DESTINATION)))
        proxy = found[0] if found else proxy
    if not proxy.hostName() or proxy.type() in (QNetworkProxy.ProxyType.NoProxy, QNetworkProxy.ProxyType.DefaultProxy):
        return ""
    kind = "socks5h" if proxy.type() == QNetworkProxy.ProxyType.Socks5Proxy else "http"
    user = f"{quote(proxy.user(), safe='')}:{quote(proxy.password(), safe='')}@" if proxy.user() else ""
    return f"{kind}://{user}{proxy.hostName()}:{proxy.port()}"


def fetch(address: str, feedback: QgsFeedback) -> bytes:
    """Load an address as QGIS does; the user can cancel.

    Raises:
        OSError: If it cannot be loaded.
    """
    request = QgsBlockingNetworkRequest()
    if request.get(QNetworkRequest(QUrl(address)), True, feedback) != QgsBlockingNetworkRequest.ErrorCode.NoError:
        raise OSError(request.errorMessage())
    return bytes(request.reply().content())


def _excluded() -> list[str]:
    """Computers for which QGIS uses no proxy, without the rest of their addresses."""
    manager = QgsNetworkAccessManager.instance()
    entries = [*manager.excludeList(), *(manager.noProxyList() if hasattr(manager, "noProxyList") else [])]
    hosts = [QUrl(entry).host() or entry.strip("/ ") for entry in entries]
    return list(dict.fromkeys(host for host in hosts if host))


def _certificates(folder: Path) -> Path | None:
    """A file of all certificates that QGIS trusts, if some of them were added in QGIS; else None."""
    manager = QgsApplication.authManager()
    if manager.isDisabled() or not (manager.extraFileCAs() or manager.databaseCAs()):
        return None
    path = folder / "certificates.pem"
    path.write_bytes(bytes(manager.trustedCaCertsPemText()))
    return path

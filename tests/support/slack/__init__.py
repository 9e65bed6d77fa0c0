"""A loopback stand-in of Slack, faithful to its wire format: Web API, Events API, Socket Mode, modals, streams, files.

    async with SlackServer() as server:                  # .api_url, .token, .app_token, .signing_secret
        server.populate()                                # T0COMMIS: lea oliver claire marc, invite; T0VOISIN: voisin
        server.deliver_to("http://127.0.0.1:8080/slack/events")                       # or server.socket_mode = True
        ts = await server.says("lea", "#devis", "@Commis un devis pour la Tour d'Argent")
        assert "Devis" in server.texts("#devis", ts)[-1]
        await server.clicks("claire", "Approuver")

People are named by short name, id, "T1/name" or User; places by "#name", id, "T1/#name", Channel, or "dm": the direct
conversation with the app. `says` takes text as one types it: & < > are escaped, addresses become links, "@Commis" and
"@lea" become mentions, as Slack does; markup such as "<@U0LEA>" stays.

Acting            says edits unfurls deletes opens_app picks_prompt stops leaves changes uninstalls revokes
                  emits sends redeliver verifies_url, installs                                    (acting.py)
                  clicks chooses submits closes commands shortcut                                 (clicking.py)
                  reacts takes_off                                                                (reacting.py)
Seeing            messages thread dm texts ephemeral modal home                                   (seeing.py)
Going wrong       fails, workspace(...).scopes / .revoked, strict_rates, streaming, expire_stream, subscribed,
                  retry_delays, trigger_life, disconnect, cut                                     (server.py)
What happened     calls, called, delivered, lost, confirms, settled                              (server.py)
"""

from tests.support.slack.deliveries import Attempt, Delivery
from tests.support.slack.seeing import Seen
from tests.support.slack.server import SlackServer
from tests.support.slack.state import Channel, User, Workspace

__all__ = ["Attempt", "Channel", "Delivery", "Seen", "SlackServer", "User", "Workspace"]

"""A company to try things in: Comptoir Aubrac, its people and channels, and a neighbour it shares a channel with."""

from __future__ import annotations

from tests.support.slack.state import Channel, State, User, Workspace

TEAM = "T0COMMIS"
BOT_TOKEN = "xoxb-comptoir-aubrac"


def install(state: State, workspace: Workspace, *, token: str, bot_user: str = "", bot_id: str = "") -> Workspace:
    """The app is in this workspace from now on, with its bot user."""
    workspace.token, workspace.revoked = token, ""
    workspace.bot_user = bot_user or workspace.bot_user or state.new_id("U")
    workspace.bot_id = bot_id or workspace.bot_id or state.new_id("B")
    workspace.users[workspace.bot_user] = User(
        workspace.bot_user, workspace.id, "commis", "Commis", is_bot=True, is_email_confirmed=False
    )
    return workspace


def add_workspace(state: State, team: str, name: str, *, token: str = "", enterprise: str = "") -> Workspace:
    """One more company; with a token, the app is installed there."""
    workspace = Workspace(team, name, name.lower().replace(" ", "-"), enterprise=enterprise)
    state.workspaces[team] = workspace
    return install(state, workspace, token=token) if token else workspace


def add_user(state: State, team: str, name: str, **more: object) -> User:
    workspace = state.workspaces[team]
    details = {"id": f"U0{name.upper()}", "real_name": name.title(), "email": f"{name}@{workspace.domain}.example"}
    user = User(**{"team": team, "name": name, **details, **more})  # type: ignore[arg-type]  # named as its fields
    workspace.users[user.id] = user
    return user


def add_channel(
    state: State,
    team: str,
    name: str,
    members: list[User] | None = None,
    *,
    id: str = "",
    bot: bool = True,
    private: bool = False,
    archived: bool = False,
    shared_with: str = "",
) -> Channel:
    workspace = state.workspaces[team]
    inside = {user.id for user in (members if members is not None else workspace.users.values())}
    inside.discard(workspace.bot_user)
    if bot and workspace.bot_user:
        inside.add(workspace.bot_user)
    channel = Channel(id or f"C0{name.upper()}", name, team, inside, is_private=private, is_archived=archived)
    workspace.channels[channel.id] = channel
    if shared_with:
        channel.shared_with = [team, shared_with]
        state.workspaces[shared_with].channels[channel.id] = channel
    return channel


def populate(state: State) -> Workspace:
    """Comptoir Aubrac. The people are those of the sample company."""
    workspace = Workspace(TEAM, "Comptoir Aubrac", "comptoir-aubrac")
    state.workspaces[TEAM] = workspace
    install(state, workspace, token=BOT_TOKEN, bot_user="U0COMMIS", bot_id="B0COMMIS")
    company = "comptoir-aubrac.example"
    add_user(state, TEAM, "lea", real_name="Léa Martin", email=f"lea.martin@{company}")
    add_user(
        state,
        TEAM,
        "oliver",
        real_name="Oliver Hughes",
        email=f"oliver.hughes@{company}",
        tz="Europe/London",
        locale="en-GB",
    )
    add_user(state, TEAM, "claire", real_name="Claire Dubois", email=f"claire.dubois@{company}")
    add_user(state, TEAM, "marc", real_name="Marc Lefèvre", email=f"marc.lefevre@{company}")
    staff = list(workspace.users.values())
    guest = add_user(state, TEAM, "invite", real_name="Inès Roux", email="ines@agence.example", is_restricted=True)
    add_workspace(state, "T0VOISIN", "Domaine Voisin")
    stranger = add_user(state, "T0VOISIN", "voisin", real_name="Paul Voisin", email="paul@voisin.example")
    add_channel(state, TEAM, "devis", [*staff, guest])
    add_channel(state, TEAM, "general", staff)
    add_channel(state, TEAM, "archive", staff, archived=True)
    add_channel(state, TEAM, "prive", staff, bot=False, private=True)
    add_channel(state, TEAM, "partage", [*staff, stranger], shared_with="T0VOISIN")
    return workspace

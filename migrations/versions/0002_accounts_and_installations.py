"""Offers to link an account to a person, and the workspaces that a chat platform's app is installed in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None

depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_offer",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("external_id", sa.String(200), nullable=False),
        sa.Column("person_id", sa.String(64), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("said", sa.JSON(none_as_null=True)),
        sa.Column("offered_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_account_offer"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_account_offer_person_id"),
    )
    op.create_index("ix_account_offer_account", "account_offer", ["platform", "external_id", "state"])
    op.create_table(
        "installation",
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("tenant", sa.String(200), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "tenant", name="pk_installation"),
    )
    op.create_table(
        "install_state",
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("platform", sa.String(20), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_install_state"),
    )


def downgrade() -> None:
    op.drop_table("install_state")
    op.drop_table("installation")
    op.drop_index("ix_account_offer_account", table_name="account_offer")
    op.drop_table("account_offer")

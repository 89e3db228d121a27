using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class PeopleAndSsoLogins : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agent",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    state = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agent", x => new { x.organization_id, x.account });
                });

            migrationBuilder.CreateTable(
                name: "agent_role",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<long>(type: "INTEGER", nullable: false),
                    channels = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agent_role", x => new { x.organization_id, x.account, x.service });
                });

            migrationBuilder.CreateTable(
                name: "iam_member",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true, collation: "BINARY"),
                    mobile = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true, collation: "BINARY"),
                    state = table.Column<long>(type: "INTEGER", nullable: false),
                    invitation = table.Column<long>(type: "INTEGER", nullable: false),
                    message = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    look_alike = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    searched = table.Column<string>(type: "TEXT", maxLength: 2500, nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_iam_member", x => new { x.organization_id, x.account });
                });

            migrationBuilder.CreateTable(
                name: "invitation_message",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_message", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "invitation_token",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    message = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_token", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "sso_access_token",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", maxLength: 16384, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_access_token", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "sso_key",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    login = table.Column<long>(type: "INTEGER", nullable: false),
                    key_version = table.Column<long>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false, collation: "BINARY"),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    planned_for = table.Column<long>(type: "INTEGER", nullable: true),
                    active_from = table.Column<long>(type: "INTEGER", nullable: true),
                    retiring_from = table.Column<long>(type: "INTEGER", nullable: true),
                    retires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    key_encryption_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", maxLength: 2048, nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", maxLength: 512, nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_key", x => new { x.organization_id, x.login, x.key_version });
                });

            migrationBuilder.CreateTable(
                name: "sso_key_use_count",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    login = table.Column<long>(type: "INTEGER", nullable: false),
                    key_version = table.Column<long>(type: "INTEGER", nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_key_use_count", x => new { x.organization_id, x.login, x.key_version, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "sso_login",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false, collation: "BINARY"),
                    remote_login_url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false, collation: "BINARY"),
                    status_url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false, collation: "BINARY"),
                    token_check_url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true, collation: "BINARY"),
                    accepts_version_1 = table.Column<long>(type: "INTEGER", nullable: false),
                    accepts_version_2 = table.Column<long>(type: "INTEGER", nullable: false),
                    is_strict = table.Column<long>(type: "INTEGER", nullable: false),
                    declared_fields = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_login", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "sso_login_choice",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    login = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    service_key = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false, collation: "BINARY"),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_login_choice", x => new { x.organization_id, x.login, x.service });
                });

            migrationBuilder.CreateTable(
                name: "sso_login_keys",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    login = table.Column<long>(type: "INTEGER", nullable: false),
                    last_version = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_login_keys", x => new { x.organization_id, x.login });
                });

            migrationBuilder.CreateTable(
                name: "sso_login_register",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    logins = table.Column<long>(type: "INTEGER", nullable: false),
                    last_number = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_login_register", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "sso_redeemed_token",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    mark = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_redeemed_token", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "sso_return_url",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    login = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_return_url", x => new { x.organization_id, x.login, x.position });
                });

            migrationBuilder.CreateTable(
                name: "sso_used_token",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    login = table.Column<long>(type: "INTEGER", nullable: false),
                    mark = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    binding = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    kept_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_used_token", x => new { x.organization_id, x.login, x.mark });
                });

            migrationBuilder.CreateIndex(
                name: "ix_agent_role_service",
                table: "agent_role",
                columns: new[] { "organization_id", "service", "account" });

            migrationBuilder.CreateIndex(
                name: "ux_iam_member_look_alike",
                table: "iam_member",
                columns: new[] { "organization_id", "look_alike" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_invitation_token_expiry",
                table: "invitation_token",
                columns: new[] { "organization_id", "expires_at", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_sso_access_token_expires_at",
                table: "sso_access_token",
                columns: new[] { "organization_id", "expires_at", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_sso_key_use_count_hour",
                table: "sso_key_use_count",
                columns: new[] { "organization_id", "hour", "login", "key_version" });

            migrationBuilder.CreateIndex(
                name: "ux_sso_login_choice_service",
                table: "sso_login_choice",
                columns: new[] { "organization_id", "service" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_sso_login_choice_service_key",
                table: "sso_login_choice",
                columns: new[] { "organization_id", "service_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sso_redeemed_token_expires_at",
                table: "sso_redeemed_token",
                columns: new[] { "organization_id", "expires_at", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_sso_used_token_kept_until",
                table: "sso_used_token",
                columns: new[] { "organization_id", "kept_until", "login", "mark" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agent");

            migrationBuilder.DropTable(
                name: "agent_role");

            migrationBuilder.DropTable(
                name: "iam_member");

            migrationBuilder.DropTable(
                name: "invitation_message");

            migrationBuilder.DropTable(
                name: "invitation_token");

            migrationBuilder.DropTable(
                name: "sso_access_token");

            migrationBuilder.DropTable(
                name: "sso_key");

            migrationBuilder.DropTable(
                name: "sso_key_use_count");

            migrationBuilder.DropTable(
                name: "sso_login");

            migrationBuilder.DropTable(
                name: "sso_login_choice");

            migrationBuilder.DropTable(
                name: "sso_login_keys");

            migrationBuilder.DropTable(
                name: "sso_login_register");

            migrationBuilder.DropTable(
                name: "sso_redeemed_token");

            migrationBuilder.DropTable(
                name: "sso_return_url");

            migrationBuilder.DropTable(
                name: "sso_used_token");
        }
    }
}

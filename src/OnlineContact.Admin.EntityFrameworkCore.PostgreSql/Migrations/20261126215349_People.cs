using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agent",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    state = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agent", x => new { x.organization_id, x.account });
                });

            migrationBuilder.CreateTable(
                name: "agent_role",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    role = table.Column<long>(type: "bigint", nullable: false),
                    channels = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agent_role", x => new { x.organization_id, x.account, x.service });
                });

            migrationBuilder.CreateTable(
                name: "iam_member",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", maxLength: 254, nullable: true, collation: "C"),
                    mobile = table.Column<string>(type: "text", maxLength: 16, nullable: true, collation: "C"),
                    state = table.Column<long>(type: "bigint", nullable: false),
                    invitation = table.Column<long>(type: "bigint", nullable: false),
                    message = table.Column<long>(type: "bigint", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    accepted_at = table.Column<long>(type: "bigint", nullable: true),
                    look_alike = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    searched = table.Column<string>(type: "text", maxLength: 2500, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_iam_member", x => new { x.organization_id, x.account });
                });

            migrationBuilder.CreateTable(
                name: "invitation_message",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_message", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "invitation_token",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    message = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitation_token", x => new { x.organization_id, x.hash });
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
        }
    }
}

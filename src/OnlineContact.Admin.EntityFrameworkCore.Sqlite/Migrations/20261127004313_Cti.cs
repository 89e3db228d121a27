using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Cti : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cti_id",
                table: "agent",
                type: "TEXT",
                maxLength: 50,
                nullable: true,
                collation: "BINARY")
                .Annotation("Relational:ColumnOrder", 6);

            migrationBuilder.AddColumn<string>(
                name: "cti_no",
                table: "agent",
                type: "TEXT",
                maxLength: 30,
                nullable: true,
                collation: "BINARY")
                .Annotation("Relational:ColumnOrder", 7);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "agent",
                type: "TEXT",
                maxLength: 254,
                nullable: true,
                collation: "BINARY")
                .Annotation("Relational:ColumnOrder", 5);

            migrationBuilder.AddColumn<string>(
                name: "searched",
                table: "agent",
                type: "TEXT",
                maxLength: 2700,
                nullable: false,
                defaultValue: "",
                collation: "BINARY")
                .Annotation("Relational:ColumnOrder", 8);

            migrationBuilder.CreateTable(
                name: "cti_agreement",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    is_granted = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_agreement", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "cti_lease_term",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_lease_term", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "cti_number_owner",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    number = table.Column<string>(type: "TEXT", maxLength: 51, nullable: false, collation: "BINARY"),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_number_owner", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "cti_roster",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_roster", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "cti_settings",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    cti_version = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    tenant_id = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true, collation: "BINARY"),
                    daily_log = table.Column<long>(type: "INTEGER", nullable: false),
                    after_call_work = table.Column<long>(type: "INTEGER", nullable: false),
                    outbound_ticket_always = table.Column<long>(type: "INTEGER", nullable: false),
                    verification = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_settings", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "cti_sign_in",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    cti_id = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false, collation: "BINARY"),
                    cti_no = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_sign_in", x => new { x.organization_id, x.account, x.at });
                });

            migrationBuilder.CreateTable(
                name: "cti_unverified",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_unverified", x => x.organization_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cti_sign_in_at",
                table: "cti_sign_in",
                columns: new[] { "organization_id", "at", "account" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cti_agreement");

            migrationBuilder.DropTable(
                name: "cti_lease_term");

            migrationBuilder.DropTable(
                name: "cti_number_owner");

            migrationBuilder.DropTable(
                name: "cti_roster");

            migrationBuilder.DropTable(
                name: "cti_settings");

            migrationBuilder.DropTable(
                name: "cti_sign_in");

            migrationBuilder.DropTable(
                name: "cti_unverified");

            migrationBuilder.DropColumn(
                name: "cti_id",
                table: "agent");

            migrationBuilder.DropColumn(
                name: "cti_no",
                table: "agent");

            migrationBuilder.DropColumn(
                name: "email",
                table: "agent");

            migrationBuilder.DropColumn(
                name: "searched",
                table: "agent");

        }
    }
}

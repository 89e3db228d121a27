using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class ChargesCtiAndLogTree : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cti_id",
                table: "agent",
                type: "text",
                maxLength: 50,
                nullable: true,
                collation: "C")
                .Annotation("Relational:ColumnOrder", 6);

            migrationBuilder.AddColumn<string>(
                name: "cti_no",
                table: "agent",
                type: "text",
                maxLength: 30,
                nullable: true,
                collation: "C")
                .Annotation("Relational:ColumnOrder", 7);

            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "agent",
                type: "text",
                maxLength: 254,
                nullable: true,
                collation: "C")
                .Annotation("Relational:ColumnOrder", 5);

            migrationBuilder.AddColumn<string>(
                name: "searched",
                table: "agent",
                type: "text",
                maxLength: 2700,
                nullable: false,
                defaultValue: "",
                collation: "C")
                .Annotation("Relational:ColumnOrder", 8);

            migrationBuilder.CreateTable(
                name: "change_log_tree_node",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    level = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_tree_node", x => new { x.organization_id, x.level, x.position });
                });

            migrationBuilder.CreateTable(
                name: "charge_adjustment",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<decimal>(type: "numeric", nullable: false),
                    reason = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C"),
                    mends_month = table.Column<long>(type: "bigint", nullable: false),
                    mends_service = table.Column<long>(type: "bigint", nullable: false),
                    mends_record = table.Column<string>(type: "text", maxLength: 255, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charge_adjustment", x => new { x.organization_id, x.month, x.service, x.number });
                });

            migrationBuilder.CreateTable(
                name: "closed_sum",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    minor_unit_digits = table.Column<long>(type: "bigint", nullable: false),
                    statements = table.Column<long>(type: "bigint", nullable: false),
                    supply = table.Column<decimal>(type: "numeric", nullable: false),
                    vat = table.Column<decimal>(type: "numeric", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_sum", x => new { x.organization_id, x.month, x.type, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "cti_agreement",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    is_granted = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_agreement", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "cti_lease_term",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    holder = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_lease_term", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "cti_number_owner",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", maxLength: 51, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_number_owner", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "cti_roster",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_roster", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "cti_settings",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    cti_version = table.Column<long>(type: "bigint", nullable: false),
                    tenant_name = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    tenant_id = table.Column<string>(type: "text", maxLength: 50, nullable: true, collation: "C"),
                    daily_log = table.Column<bool>(type: "boolean", nullable: false),
                    after_call_work = table.Column<bool>(type: "boolean", nullable: false),
                    outbound_ticket_always = table.Column<bool>(type: "boolean", nullable: false),
                    verification = table.Column<long>(type: "bigint", nullable: false),
                    checked_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_settings", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "cti_sign_in",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    cti_id = table.Column<string>(type: "text", maxLength: 50, nullable: false, collation: "C"),
                    cti_no = table.Column<string>(type: "text", maxLength: 30, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_sign_in", x => new { x.organization_id, x.account, x.at });
                });

            migrationBuilder.CreateTable(
                name: "cti_unverified",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cti_unverified", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "late_usage",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    record_key = table.Column<string>(type: "text", maxLength: 255, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    counter = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    day = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_late_usage", x => new { x.organization_id, x.record_key });
                });

            migrationBuilder.CreateTable(
                name: "month_closing",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    last_service = table.Column<long>(type: "bigint", nullable: false),
                    statements = table.Column<long>(type: "bigint", nullable: false),
                    is_finished = table.Column<bool>(type: "boolean", nullable: false),
                    begun_at = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_closing", x => new { x.organization_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "service_month",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    records = table.Column<long>(type: "bigint", nullable: false),
                    adjustments = table.Column<long>(type: "bigint", nullable: false),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_month", x => new { x.organization_id, x.month, x.service });
                });

            migrationBuilder.CreateTable(
                name: "service_trial",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_trial", x => new { x.organization_id, x.service });
                });

            migrationBuilder.CreateTable(
                name: "statement",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<long>(type: "bigint", nullable: false),
                    service_id = table.Column<string>(type: "text", maxLength: 45, nullable: false, collation: "C"),
                    service_name = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    price_book = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    price_book_version = table.Column<long>(type: "bigint", nullable: false),
                    prices = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    calculator_version = table.Column<long>(type: "bigint", nullable: false),
                    time_zone_data = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", maxLength: 3, nullable: false, collation: "C"),
                    minor_unit_digits = table.Column<long>(type: "bigint", nullable: false),
                    discount_percent = table.Column<long>(type: "bigint", nullable: false),
                    trial_end = table.Column<long>(type: "bigint", nullable: true),
                    licences = table.Column<decimal>(type: "numeric", nullable: false),
                    usage_amount = table.Column<decimal>(type: "numeric", nullable: false),
                    trial_discount = table.Column<decimal>(type: "numeric", nullable: false),
                    discount = table.Column<decimal>(type: "numeric", nullable: false),
                    adjustments = table.Column<decimal>(type: "numeric", nullable: false),
                    supply = table.Column<decimal>(type: "numeric", nullable: false),
                    vat = table.Column<decimal>(type: "numeric", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    closed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement", x => new { x.organization_id, x.month, x.service });
                });

            migrationBuilder.CreateTable(
                name: "statement_line",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    users = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    free_units = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<decimal>(type: "numeric", nullable: false),
                    trial_discount = table.Column<decimal>(type: "numeric", nullable: false),
                    text = table.Column<string>(type: "text", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_line", x => new { x.organization_id, x.month, x.service, x.position });
                });

            migrationBuilder.CreateTable(
                name: "usage_month",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    month = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    counter = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    day_01 = table.Column<long>(type: "bigint", nullable: false),
                    day_02 = table.Column<long>(type: "bigint", nullable: false),
                    day_03 = table.Column<long>(type: "bigint", nullable: false),
                    day_04 = table.Column<long>(type: "bigint", nullable: false),
                    day_05 = table.Column<long>(type: "bigint", nullable: false),
                    day_06 = table.Column<long>(type: "bigint", nullable: false),
                    day_07 = table.Column<long>(type: "bigint", nullable: false),
                    day_08 = table.Column<long>(type: "bigint", nullable: false),
                    day_09 = table.Column<long>(type: "bigint", nullable: false),
                    day_10 = table.Column<long>(type: "bigint", nullable: false),
                    day_11 = table.Column<long>(type: "bigint", nullable: false),
                    day_12 = table.Column<long>(type: "bigint", nullable: false),
                    day_13 = table.Column<long>(type: "bigint", nullable: false),
                    day_14 = table.Column<long>(type: "bigint", nullable: false),
                    day_15 = table.Column<long>(type: "bigint", nullable: false),
                    day_16 = table.Column<long>(type: "bigint", nullable: false),
                    day_17 = table.Column<long>(type: "bigint", nullable: false),
                    day_18 = table.Column<long>(type: "bigint", nullable: false),
                    day_19 = table.Column<long>(type: "bigint", nullable: false),
                    day_20 = table.Column<long>(type: "bigint", nullable: false),
                    day_21 = table.Column<long>(type: "bigint", nullable: false),
                    day_22 = table.Column<long>(type: "bigint", nullable: false),
                    day_23 = table.Column<long>(type: "bigint", nullable: false),
                    day_24 = table.Column<long>(type: "bigint", nullable: false),
                    day_25 = table.Column<long>(type: "bigint", nullable: false),
                    day_26 = table.Column<long>(type: "bigint", nullable: false),
                    day_27 = table.Column<long>(type: "bigint", nullable: false),
                    day_28 = table.Column<long>(type: "bigint", nullable: false),
                    day_29 = table.Column<long>(type: "bigint", nullable: false),
                    day_30 = table.Column<long>(type: "bigint", nullable: false),
                    day_31 = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_month", x => new { x.organization_id, x.month, x.service, x.counter });
                });

            migrationBuilder.CreateTable(
                name: "usage_record",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    record_key = table.Column<string>(type: "text", maxLength: 255, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    counter = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    day = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_record", x => new { x.organization_id, x.record_key });
                });

            migrationBuilder.CreateTable(
                name: "used_prices",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    digest = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    document = table.Column<byte[]>(type: "bytea", maxLength: 1048576, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_prices", x => new { x.organization_id, x.digest });
                });

            migrationBuilder.CreateIndex(
                name: "ix_cti_sign_in_at",
                table: "cti_sign_in",
                columns: new[] { "organization_id", "at", "account" });

            migrationBuilder.CreateIndex(
                name: "ix_late_usage_time",
                table: "late_usage",
                columns: new[] { "organization_id", "at", "record_key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_log_tree_node");

            migrationBuilder.DropTable(
                name: "charge_adjustment");

            migrationBuilder.DropTable(
                name: "closed_sum");

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

            migrationBuilder.DropTable(
                name: "late_usage");

            migrationBuilder.DropTable(
                name: "month_closing");

            migrationBuilder.DropTable(
                name: "service_month");

            migrationBuilder.DropTable(
                name: "service_trial");

            migrationBuilder.DropTable(
                name: "statement");

            migrationBuilder.DropTable(
                name: "statement_line");

            migrationBuilder.DropTable(
                name: "usage_month");

            migrationBuilder.DropTable(
                name: "usage_record");

            migrationBuilder.DropTable(
                name: "used_prices");

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

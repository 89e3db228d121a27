using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Charges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "charge_adjustment",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY"),
                    mends_month = table.Column<long>(type: "INTEGER", nullable: false),
                    mends_service = table.Column<long>(type: "INTEGER", nullable: false),
                    mends_record = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_charge_adjustment", x => new { x.organization_id, x.month, x.service, x.number });
                });

            migrationBuilder.CreateTable(
                name: "closed_sum",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false, collation: "BINARY"),
                    minor_unit_digits = table.Column<long>(type: "INTEGER", nullable: false),
                    statements = table.Column<long>(type: "INTEGER", nullable: false),
                    supply = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    vat = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closed_sum", x => new { x.organization_id, x.month, x.type, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "late_usage",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    record_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    counter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    day = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_late_usage", x => new { x.organization_id, x.record_key });
                });

            migrationBuilder.CreateTable(
                name: "month_closing",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    last_service = table.Column<long>(type: "INTEGER", nullable: false),
                    statements = table.Column<long>(type: "INTEGER", nullable: false),
                    is_finished = table.Column<long>(type: "INTEGER", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_month_closing", x => new { x.organization_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "service_month",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    records = table.Column<long>(type: "INTEGER", nullable: false),
                    adjustments = table.Column<long>(type: "INTEGER", nullable: false),
                    is_closed = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_month", x => new { x.organization_id, x.month, x.service });
                });

            migrationBuilder.CreateTable(
                name: "service_trial",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_trial", x => new { x.organization_id, x.service });
                });

            migrationBuilder.CreateTable(
                name: "statement",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<long>(type: "INTEGER", nullable: false),
                    service_id = table.Column<string>(type: "TEXT", maxLength: 45, nullable: false, collation: "BINARY"),
                    service_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    price_book = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    price_book_version = table.Column<long>(type: "INTEGER", nullable: false),
                    prices = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    calculator_version = table.Column<long>(type: "INTEGER", nullable: false),
                    time_zone_data = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false, collation: "BINARY"),
                    minor_unit_digits = table.Column<long>(type: "INTEGER", nullable: false),
                    discount_percent = table.Column<long>(type: "INTEGER", nullable: false),
                    trial_end = table.Column<long>(type: "INTEGER", nullable: true),
                    licences = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    usage_amount = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    trial_discount = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    discount = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    adjustments = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    supply = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    vat = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement", x => new { x.organization_id, x.month, x.service });
                });

            migrationBuilder.CreateTable(
                name: "statement_line",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<long>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    users = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    free_units = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    trial_discount = table.Column<string>(type: "TEXT", nullable: false, collation: "BINARY"),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_statement_line", x => new { x.organization_id, x.month, x.service, x.position });
                });

            migrationBuilder.CreateTable(
                name: "usage_month",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    month = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    counter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    total = table.Column<long>(type: "INTEGER", nullable: false),
                    day_01 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_02 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_03 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_04 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_05 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_06 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_07 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_08 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_09 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_10 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_11 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_12 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_13 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_14 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_15 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_16 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_17 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_18 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_19 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_20 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_21 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_22 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_23 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_24 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_25 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_26 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_27 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_28 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_29 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_30 = table.Column<long>(type: "INTEGER", nullable: false),
                    day_31 = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_month", x => new { x.organization_id, x.month, x.service, x.counter });
                });

            migrationBuilder.CreateTable(
                name: "usage_record",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    record_key = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    counter = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    day = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_record", x => new { x.organization_id, x.record_key });
                });

            migrationBuilder.CreateTable(
                name: "used_prices",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    document = table.Column<byte[]>(type: "BLOB", maxLength: 1048576, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_prices", x => new { x.organization_id, x.digest });
                });

            migrationBuilder.CreateIndex(
                name: "ix_late_usage_time",
                table: "late_usage",
                columns: new[] { "organization_id", "at", "record_key" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "charge_adjustment");

            migrationBuilder.DropTable(
                name: "closed_sum");

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
        }
    }
}

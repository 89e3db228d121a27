using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "administrator",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    is_owner = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_administrator", x => new { x.organization_id, x.account });
                });

            migrationBuilder.CreateTable(
                name: "answered_request",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    fingerprint = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    receipt_version = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_request", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "change_log_entry",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<long>(type: "INTEGER", nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    arguments = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false, collation: "BINARY"),
                    by_operator = table.Column<long>(type: "INTEGER", nullable: false),
                    target_kind = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_id = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_name = table.Column<long>(type: "INTEGER", nullable: false),
                    ip_address = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<long>(type: "INTEGER", nullable: false),
                    target_name = table.Column<long>(type: "INTEGER", nullable: false),
                    service_id = table.Column<long>(type: "INTEGER", nullable: false),
                    service_name = table.Column<long>(type: "INTEGER", nullable: false),
                    before = table.Column<long>(type: "INTEGER", nullable: false),
                    after = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_entry", x => new { x.organization_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "change_log_text",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<long>(type: "INTEGER", nullable: false),
                    person = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false, collation: "BINARY"),
                    random = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    commitment = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    lookup = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_text", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "contract_terms_history",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    users = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_terms_history", x => new { x.organization_id, x.service, x.sequence, x.item });
                });

            migrationBuilder.CreateTable(
                name: "contracted_service",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true, collation: "BINARY"),
                    service_id = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true, collation: "BINARY"),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true, collation: "BINARY"),
                    id_key = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true, collation: "BINARY"),
                    name_order = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false, collation: "BINARY"),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true, collation: "BINARY"),
                    picture_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    picture_format = table.Column<long>(type: "INTEGER", nullable: true),
                    picture_length = table.Column<long>(type: "INTEGER", nullable: true),
                    has_basic_information = table.Column<long>(type: "INTEGER", nullable: false),
                    has_contract = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<long>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    registered_on = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_on = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_before = table.Column<long>(type: "INTEGER", nullable: true),
                    terminated_on = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contracted_service", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "organization",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false, collation: "BINARY"),
                    domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false, collation: "BINARY"),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    price_book = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    provisioned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "organization_administrators",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_administrators", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "organization_head",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_time = table.Column<long>(type: "INTEGER", nullable: false),
                    last_number = table.Column<long>(type: "INTEGER", nullable: false),
                    last_text = table.Column<long>(type: "INTEGER", nullable: false),
                    text_epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_head", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => new { x.organization_id, x.first });
                });

            migrationBuilder.CreateTable(
                name: "picture_content",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", maxLength: 2097152, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_content", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "refusal_count",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    day = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refusal_count", x => new { x.organization_id, x.day, x.actor });
                });

            migrationBuilder.CreateTable(
                name: "service_contract_item",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    users = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_contract_item", x => new { x.organization_id, x.service, x.item });
                });

            migrationBuilder.CreateTable(
                name: "service_discount",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    from_month = table.Column<long>(type: "INTEGER", nullable: false),
                    percent = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_discount", x => new { x.organization_id, x.service, x.from_month });
                });

            migrationBuilder.CreateTable(
                name: "service_language",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false, collation: "BINARY"),
                    is_main = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_language", x => new { x.organization_id, x.service, x.position });
                });

            migrationBuilder.CreateTable(
                name: "service_register",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    services = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_register", x => x.organization_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answered_request_at",
                table: "answered_request",
                columns: new[] { "organization_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_change_log_text_person",
                table: "change_log_text",
                columns: new[] { "organization_id", "person", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_change_log_text_lookup",
                table: "change_log_text",
                columns: new[] { "organization_id", "lookup" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contracted_service_name",
                table: "contracted_service",
                columns: new[] { "organization_id", "name_order", "number" });

            migrationBuilder.CreateIndex(
                name: "ux_contracted_service_name",
                table: "contracted_service",
                columns: new[] { "organization_id", "name_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_contracted_service_service_id",
                table: "contracted_service",
                columns: new[] { "organization_id", "id_key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "administrator");

            migrationBuilder.DropTable(
                name: "answered_request");

            migrationBuilder.DropTable(
                name: "change_log_entry");

            migrationBuilder.DropTable(
                name: "change_log_text");

            migrationBuilder.DropTable(
                name: "contract_terms_history");

            migrationBuilder.DropTable(
                name: "contracted_service");

            migrationBuilder.DropTable(
                name: "organization");

            migrationBuilder.DropTable(
                name: "organization_administrators");

            migrationBuilder.DropTable(
                name: "organization_head");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "picture_content");

            migrationBuilder.DropTable(
                name: "refusal_count");

            migrationBuilder.DropTable(
                name: "service_contract_item");

            migrationBuilder.DropTable(
                name: "service_discount");

            migrationBuilder.DropTable(
                name: "service_language");

            migrationBuilder.DropTable(
                name: "service_register");
        }
    }
}

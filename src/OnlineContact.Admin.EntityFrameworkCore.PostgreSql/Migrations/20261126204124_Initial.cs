using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Migrations
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
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    is_owner = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_administrator", x => new { x.organization_id, x.account });
                });

            migrationBuilder.CreateTable(
                name: "answered_request",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    fingerprint = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    receipt_version = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_request", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "change_log_entry",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    time = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<long>(type: "bigint", nullable: false),
                    category = table.Column<long>(type: "bigint", nullable: false),
                    operation = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    arguments = table.Column<string>(type: "text", maxLength: 1000, nullable: false, collation: "C"),
                    by_operator = table.Column<bool>(type: "boolean", nullable: false),
                    target_kind = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    actor_id = table.Column<long>(type: "bigint", nullable: false),
                    actor_name = table.Column<long>(type: "bigint", nullable: false),
                    ip_address = table.Column<long>(type: "bigint", nullable: false),
                    target_id = table.Column<long>(type: "bigint", nullable: false),
                    target_name = table.Column<long>(type: "bigint", nullable: false),
                    service_id = table.Column<long>(type: "bigint", nullable: false),
                    service_name = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<long>(type: "bigint", nullable: false),
                    after = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_entry", x => new { x.organization_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "change_log_text",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    id = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", maxLength: 4000, nullable: false, collation: "C"),
                    random = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    commitment = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    lookup = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    erased_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_text", x => new { x.organization_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "contract_terms_history",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    users = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_terms_history", x => new { x.organization_id, x.service, x.sequence, x.item });
                });

            migrationBuilder.CreateTable(
                name: "contracted_service",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    type = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", maxLength: 100, nullable: true, collation: "C"),
                    service_id = table.Column<string>(type: "text", maxLength: 45, nullable: true, collation: "C"),
                    name_key = table.Column<string>(type: "text", maxLength: 400, nullable: true, collation: "C"),
                    id_key = table.Column<string>(type: "text", maxLength: 45, nullable: true, collation: "C"),
                    name_order = table.Column<string>(type: "text", maxLength: 400, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", maxLength: 64, nullable: true, collation: "C"),
                    picture_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    picture_format = table.Column<long>(type: "bigint", nullable: true),
                    picture_length = table.Column<long>(type: "bigint", nullable: true),
                    has_basic_information = table.Column<bool>(type: "boolean", nullable: false),
                    has_contract = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<long>(type: "bigint", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    registered_on = table.Column<long>(type: "bigint", nullable: true),
                    changed_on = table.Column<long>(type: "bigint", nullable: true),
                    changed_before = table.Column<long>(type: "bigint", nullable: true),
                    terminated_on = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contracted_service", x => new { x.organization_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "organization",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", maxLength: 100, nullable: false, collation: "C"),
                    domain = table.Column<string>(type: "text", maxLength: 253, nullable: false, collation: "C"),
                    time_zone = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    price_book = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    provisioned_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "organization_administrators",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_administrators", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "organization_head",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    time = table.Column<long>(type: "bigint", nullable: false),
                    confirmed_time = table.Column<long>(type: "bigint", nullable: false),
                    last_number = table.Column<long>(type: "bigint", nullable: false),
                    last_text = table.Column<long>(type: "bigint", nullable: false),
                    text_epoch = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_head", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    first = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => new { x.organization_id, x.first });
                });

            migrationBuilder.CreateTable(
                name: "picture_content",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", maxLength: 2097152, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_picture_content", x => new { x.organization_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "refusal_count",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    day = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refusal_count", x => new { x.organization_id, x.day, x.actor });
                });

            migrationBuilder.CreateTable(
                name: "service_contract_item",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    item = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    users = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_contract_item", x => new { x.organization_id, x.service, x.item });
                });

            migrationBuilder.CreateTable(
                name: "service_discount",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    from_month = table.Column<long>(type: "bigint", nullable: false),
                    percent = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_discount", x => new { x.organization_id, x.service, x.from_month });
                });

            migrationBuilder.CreateTable(
                name: "service_language",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "text", maxLength: 6, nullable: false, collation: "C"),
                    is_main = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_service_language", x => new { x.organization_id, x.service, x.position });
                });

            migrationBuilder.CreateTable(
                name: "service_register",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    services = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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

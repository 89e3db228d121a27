using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class SearchAndPerformance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "language",
                table: "agent",
                type: "text",
                maxLength: 2,
                nullable: true,
                collation: "C")
                .Annotation("Relational:ColumnOrder", 10);

            migrationBuilder.AddColumn<string>(
                name: "nickname",
                table: "agent",
                type: "text",
                maxLength: 60,
                nullable: true,
                collation: "C")
                .Annotation("Relational:ColumnOrder", 9);

            migrationBuilder.AddColumn<long>(
                name: "takes_tickets",
                table: "agent",
                type: "bigint",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 11);

            migrationBuilder.CreateTable(
                name: "change_log_boundary",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    removed = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    subtrees = table.Column<byte[]>(type: "bytea", maxLength: 2016, nullable: false),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_boundary", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "change_log_content",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    first = table.Column<long>(type: "bigint", nullable: false),
                    operation = table.Column<string>(type: "text", maxLength: 60, nullable: false, collation: "C"),
                    arguments = table.Column<string>(type: "text", maxLength: 1000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_content", x => new { x.organization_id, x.first });
                });

            migrationBuilder.CreateTable(
                name: "change_log_index",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    data = table.Column<byte[]>(type: "bytea", maxLength: 1048576, nullable: false),
                    end_sequence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_index", x => new { x.organization_id, x.place });
                });

            migrationBuilder.CreateTable(
                name: "performance_day",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    day = table.Column<long>(type: "bigint", nullable: false),
                    begins = table.Column<long>(type: "bigint", nullable: false),
                    ends = table.Column<long>(type: "bigint", nullable: false),
                    tickets_solved = table.Column<long>(type: "bigint", nullable: false),
                    tickets_closed = table.Column<long>(type: "bigint", nullable: false),
                    tickets_in_progress = table.Column<long>(type: "bigint", nullable: false),
                    tickets_unassigned = table.Column<long>(type: "bigint", nullable: false),
                    inbound_calls = table.Column<long>(type: "bigint", nullable: false),
                    outbound_calls = table.Column<long>(type: "bigint", nullable: false),
                    signed_in_ticks = table.Column<long>(type: "bigint", nullable: false),
                    other_ticks = table.Column<long>(type: "bigint", nullable: false),
                    ready_ticks = table.Column<long>(type: "bigint", nullable: false),
                    ticket_handling_ticks = table.Column<long>(type: "bigint", nullable: false),
                    chat_handling_ticks = table.Column<long>(type: "bigint", nullable: false),
                    training_ticks = table.Column<long>(type: "bigint", nullable: false),
                    report_ticks = table.Column<long>(type: "bigint", nullable: false),
                    meeting_ticks = table.Column<long>(type: "bigint", nullable: false),
                    coaching_ticks = table.Column<long>(type: "bigint", nullable: false),
                    rest_ticks = table.Column<long>(type: "bigint", nullable: false),
                    meal_ticks = table.Column<long>(type: "bigint", nullable: false),
                    inbound_ticks = table.Column<long>(type: "bigint", nullable: false),
                    outbound_ticks = table.Column<long>(type: "bigint", nullable: false),
                    transfer_ticks = table.Column<long>(type: "bigint", nullable: false),
                    chat_signed_in_ticks = table.Column<long>(type: "bigint", nullable: false),
                    chat_ready_ticks = table.Column<long>(type: "bigint", nullable: false),
                    chat_online_ticks = table.Column<long>(type: "bigint", nullable: false),
                    chat_rest_ticks = table.Column<long>(type: "bigint", nullable: false),
                    activity = table.Column<long>(type: "bigint", nullable: false),
                    chat_activity = table.Column<long>(type: "bigint", nullable: false),
                    events = table.Column<long>(type: "bigint", nullable: false),
                    doubtful = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_day", x => new { x.organization_id, x.service, x.account, x.day });
                });

            migrationBuilder.CreateTable(
                name: "performance_event",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", maxLength: 64, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    part = table.Column<long>(type: "bigint", nullable: false),
                    parts = table.Column<long>(type: "bigint", nullable: false),
                    service = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "text", maxLength: 20, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<long>(type: "bigint", nullable: false),
                    state_before = table.Column<long>(type: "bigint", nullable: false),
                    state_after = table.Column<long>(type: "bigint", nullable: false),
                    slot = table.Column<string>(type: "text", maxLength: 51, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_event", x => new { x.organization_id, x.source, x.sequence, x.part });
                });

            migrationBuilder.CreateTable(
                name: "performance_pulse",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    lane = table.Column<string>(type: "text", maxLength: 40, nullable: false, collation: "C"),
                    row_count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_pulse", x => new { x.organization_id, x.lane });
                });

            migrationBuilder.CreateIndex(
                name: "ix_change_log_index_end",
                table: "change_log_index",
                columns: new[] { "organization_id", "end_sequence", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_performance_event_at",
                table: "performance_event",
                columns: new[] { "organization_id", "at", "source", "sequence", "part" });

            migrationBuilder.CreateIndex(
                name: "ix_performance_event_slot",
                table: "performance_event",
                columns: new[] { "organization_id", "slot", "at", "source", "sequence", "part" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_log_boundary");

            migrationBuilder.DropTable(
                name: "change_log_content");

            migrationBuilder.DropTable(
                name: "change_log_index");

            migrationBuilder.DropTable(
                name: "performance_day");

            migrationBuilder.DropTable(
                name: "performance_event");

            migrationBuilder.DropTable(
                name: "performance_pulse");

            migrationBuilder.DropColumn(
                name: "language",
                table: "agent");

            migrationBuilder.DropColumn(
                name: "nickname",
                table: "agent");

            migrationBuilder.DropColumn(
                name: "takes_tickets",
                table: "agent");
        }
    }
}

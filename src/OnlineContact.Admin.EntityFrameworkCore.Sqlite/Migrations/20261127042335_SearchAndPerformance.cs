using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 2,
                nullable: true,
                collation: "BINARY")
                .Annotation("Relational:ColumnOrder", 10);

            migrationBuilder.AddColumn<string>(
                name: "nickname",
                table: "agent",
                type: "TEXT",
                maxLength: 60,
                nullable: true,
                collation: "BINARY")
                .Annotation("Relational:ColumnOrder", 9);

            migrationBuilder.AddColumn<long>(
                name: "takes_tickets",
                table: "agent",
                type: "INTEGER",
                nullable: true)
                .Annotation("Relational:ColumnOrder", 11);

            migrationBuilder.CreateTable(
                name: "change_log_boundary",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    removed = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    subtrees = table.Column<byte[]>(type: "BLOB", maxLength: 2016, nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_boundary", x => x.organization_id);
                });

            migrationBuilder.CreateTable(
                name: "change_log_content",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    operation = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false, collation: "BINARY"),
                    arguments = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_content", x => new { x.organization_id, x.first });
                });

            migrationBuilder.CreateTable(
                name: "change_log_index",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<byte[]>(type: "BLOB", maxLength: 1048576, nullable: false),
                    end_sequence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_log_index", x => new { x.organization_id, x.place });
                });

            migrationBuilder.CreateTable(
                name: "performance_day",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    day = table.Column<long>(type: "INTEGER", nullable: false),
                    begins = table.Column<long>(type: "INTEGER", nullable: false),
                    ends = table.Column<long>(type: "INTEGER", nullable: false),
                    tickets_solved = table.Column<long>(type: "INTEGER", nullable: false),
                    tickets_closed = table.Column<long>(type: "INTEGER", nullable: false),
                    tickets_in_progress = table.Column<long>(type: "INTEGER", nullable: false),
                    tickets_unassigned = table.Column<long>(type: "INTEGER", nullable: false),
                    inbound_calls = table.Column<long>(type: "INTEGER", nullable: false),
                    outbound_calls = table.Column<long>(type: "INTEGER", nullable: false),
                    signed_in_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    other_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    ready_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    ticket_handling_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    chat_handling_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    training_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    report_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    meeting_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    coaching_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    rest_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    meal_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    inbound_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    outbound_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    transfer_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    chat_signed_in_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    chat_ready_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    chat_online_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    chat_rest_ticks = table.Column<long>(type: "INTEGER", nullable: false),
                    activity = table.Column<long>(type: "INTEGER", nullable: false),
                    chat_activity = table.Column<long>(type: "INTEGER", nullable: false),
                    events = table.Column<long>(type: "INTEGER", nullable: false),
                    doubtful = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_day", x => new { x.organization_id, x.service, x.account, x.day });
                });

            migrationBuilder.CreateTable(
                name: "performance_event",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "BINARY"),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    part = table.Column<long>(type: "INTEGER", nullable: false),
                    parts = table.Column<long>(type: "INTEGER", nullable: false),
                    service = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false, collation: "BINARY"),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<long>(type: "INTEGER", nullable: false),
                    state_before = table.Column<long>(type: "INTEGER", nullable: false),
                    state_after = table.Column<long>(type: "INTEGER", nullable: false),
                    slot = table.Column<string>(type: "TEXT", maxLength: 51, nullable: false, collation: "BINARY")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_performance_event", x => new { x.organization_id, x.source, x.sequence, x.part });
                });

            migrationBuilder.CreateTable(
                name: "performance_pulse",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    lane = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    row_count = table.Column<long>(type: "INTEGER", nullable: false)
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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    internal partial class ChangeLogTree : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_log_tree_node");
        }
    }
}

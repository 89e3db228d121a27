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
                name: "organization_head",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false, collation: "BINARY"),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    time = table.Column<long>(type: "INTEGER", nullable: false),
                    last_number = table.Column<long>(type: "INTEGER", nullable: false),
                    last_text = table.Column<long>(type: "INTEGER", nullable: false),
                    text_epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_head", x => x.organization_id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organization_head");
        }
    }
}

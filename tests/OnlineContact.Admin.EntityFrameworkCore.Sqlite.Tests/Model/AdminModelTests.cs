using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

namespace OnlineContact.Admin.EntityFrameworkCore.Sqlite.Tests.Model;

public sealed class AdminModelTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void The_model_has_no_changes_that_no_migration_makes()
    {
        using var context = new SqliteDesignTimeFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: docs/extending/migrations.md says how.");
    }

    [Fact]
    public async Task Tables_follow_the_shapes()
    {
        await _database.PreparedAsync();
        Assert.Equal(
            """
            CREATE TABLE "thing" (
                "organization_id" TEXT COLLATE BINARY NOT NULL,
                "number" INTEGER NOT NULL,
                "name" TEXT COLLATE BINARY NOT NULL,
                "code" TEXT COLLATE BINARY NULL,
                "is_open" INTEGER NOT NULL,
                "since" INTEGER NOT NULL,
                "until" INTEGER NULL,
                "day" INTEGER NOT NULL,
                "price" TEXT COLLATE BINARY NOT NULL,
                "hash" BLOB NOT NULL,
                "color" INTEGER NOT NULL,
                "folded" TEXT COLLATE BINARY NOT NULL,
                "version" INTEGER NOT NULL,
                CONSTRAINT "pk_thing" PRIMARY KEY ("organization_id", "number")
            )
            """,
            ((string)_database.Ask("SELECT sql FROM sqlite_master WHERE name = 'thing'")!).ReplaceLineEndings());
        Assert.Equal("CREATE UNIQUE INDEX \"ux_thing_code\" ON \"thing\" (\"organization_id\", \"code\")", _database.Ask("SELECT sql FROM sqlite_master WHERE name = 'ux_thing_code'"));
        Assert.Equal("CREATE INDEX \"ix_tally_hour\" ON \"tally\" (\"organization_id\", \"hour\", \"name\")", _database.Ask("SELECT sql FROM sqlite_master WHERE name = 'ix_tally_hour'"));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'ix_%_key'"));
    }
}

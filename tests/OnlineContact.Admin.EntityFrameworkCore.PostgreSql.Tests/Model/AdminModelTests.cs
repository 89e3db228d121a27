using Microsoft.EntityFrameworkCore;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.PostgreSql.Tests.Model;

public sealed class AdminModelTests : IDisposable
{
    private readonly Database _database = new();

    public void Dispose() => _database.Dispose();

    [Fact]
    public void The_model_has_no_changes_that_no_migration_makes()
    {
        using var context = new PostgreSqlDesignTimeFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration: docs/extending/migrations.md says how.");
    }

    [PostgresFact]
    public async Task Tables_follow_the_shapes()
    {
        await _database.PreparedAsync();
        Assert.Equal(
            """
            organization_id text NOT NULL C
            number bigint NOT NULL
            name text NOT NULL C
            code text C
            is_open boolean NOT NULL
            since bigint NOT NULL
            until bigint
            day bigint NOT NULL
            price numeric NOT NULL
            hash bytea NOT NULL
            color bigint NOT NULL
            folded text NOT NULL C
            version bigint NOT NULL
            """.ReplaceLineEndings("\n"),
            _database.Ask(
                """
                SELECT string_agg(concat_ws(' ', column_name, data_type, CASE is_nullable WHEN 'NO' THEN 'NOT NULL' END, collation_name), E'\n' ORDER BY ordinal_position)
                FROM information_schema.columns WHERE table_name = 'thing'
                """));
        Assert.Equal("CREATE UNIQUE INDEX ux_thing_code ON public.thing USING btree (organization_id, code)", _database.Ask("SELECT indexdef FROM pg_indexes WHERE indexname = 'ux_thing_code'"));
        Assert.Equal("CREATE INDEX ix_tally_hour ON public.tally USING btree (organization_id, hour, name)", _database.Ask("SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_tally_hour'"));
        Assert.Equal(0L, _database.Ask("SELECT COUNT(*) FROM pg_indexes WHERE indexname LIKE 'ix_%_key'"));
    }
}

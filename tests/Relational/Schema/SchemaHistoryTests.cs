using OnlineContact.Admin.EntityFrameworkCore.Schema;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Schema;

public sealed class SchemaHistoryTests
{
    [Theory]
    [InlineData("", StoreSchemaState.Older, null)]
    [InlineData("1", StoreSchemaState.Older, "1")]
    [InlineData("2", StoreSchemaState.Older, "2")]
    [InlineData("1 2", StoreSchemaState.Current, "2")]
    [InlineData("1 2 3", StoreSchemaState.Newer, "3")]
    [InlineData("1 3", StoreSchemaState.Newer, "3")]
    [InlineData("1 0 2", StoreSchemaState.Newer, "0")]
    [InlineData("0 1 3 2", StoreSchemaState.Newer, "3")]
    public void What_a_database_has_seen_is_told_beside_what_is_known(string applied, StoreSchemaState state, string? found) =>
        Assert.Equal(
            new StoreSchema { State = state, Expected = "2", Found = found },
            SchemaHistory.Compare(applied.Split(' ', StringSplitOptions.RemoveEmptyEntries), ["1", "2"]));
}

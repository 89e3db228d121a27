using OnlineContact.Admin.EntityFrameworkCore.Commands;
using OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Commands;

public sealed class ScriptTests
{
    private static readonly Statement Three = new() { Text = "three", Parameters = [ColumnType.Text, ColumnType.Text, ColumnType.Text] };

    [Fact]
    public void A_script_that_is_cleared_holds_nothing_of_the_call_before()
    {
        var script = new Script();
        for (var n = 0; n < 2; n++)
        {
            script.Begin(Three, Database.Acme, write: 4, row: 5, rows: 6);
            script.Add([Cell.Of("one"), Cell.Of("two")]);
            script.AnswerOf(n) = new StepAnswer { Touched = 7, Rows = [] };
        }

        Assert.Equal([Cell.Of("acme"), Cell.Of("one"), Cell.Of("two")], script.ValuesOf(1).ToArray());
        script.Clear();
        Assert.Equal(0, script.Count);
        Assert.Equal(default, script[0]);
        Assert.Equal(default, script[1]);
        Assert.Equal((0, null), (script.AnswerOf(0).Touched, script.AnswerOf(0).Rows));
        Assert.Equal((0, null), (script.AnswerOf(1).Touched, script.AnswerOf(1).Rows));

        script.Begin(Three, Database.Zeta);
        Assert.Equal([Cell.Of("zeta"), default, default], script.ValuesOf(0).ToArray());
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(32_768, true)]
    [InlineData(32_769, false)]
    public void Room_for_the_changes_that_come_often_is_kept_and_that_of_a_big_one_let_go(int values, bool kept)
    {
        var script = new Script();
        Fill(script, values);
        script.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(script, values);
        Assert.Equal(kept, GC.GetAllocatedBytesForCurrentThread() - before < 1_000);
    }

    private static void Fill(Script script, int values)
    {
        for (var n = 0; n < values; n++) script.Add(Cell.Of(n));
    }
}

namespace OnlineContact.Admin.AotCanary;

/// <summary>What was right, and what was not.</summary>
internal sealed class Report
{
    private int _right, _wrong;

    /// <summary>Runs a case; one that throws is wrong, whatever it throws.</summary>
    public async Task CaseAsync(string name, Func<Task> run)
    {
        try
        {
            await run();
            _right++;
        }
        catch (Exception e)
        {
            _wrong++;
            Console.WriteLine($"WRONG   {name}: {e}");
        }
    }

    /// <summary>Ends a case unless something holds.</summary>
    public static void That(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }

    /// <summary>The exit code: 0 if all were right, and there were any.</summary>
    public int End()
    {
        Console.WriteLine($"{_right} right, {_wrong} wrong");
        return _wrong == 0 && _right > 0 ? 0 : 1;
    }
}

using CustomProof;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;

// Without a test framework: each case either ends or throws. Arguments: what to prove, "store" perhaps with a word of the cases' names; nothing: both.
return args switch
{
    ["write", var file, var organization, var times] => await Writing.RunAsync(file, organization, int.Parse(times, System.Globalization.CultureInfo.InvariantCulture)),
    ["store"] => await ProveStoreAsync(),
    ["store", var word] => await ProveStoreAsync(word),
    ["connector"] => await ProveConnectorAsync(),
    _ => await ProveStoreAsync() + await ProveConnectorAsync(),
};

static async Task<int> ProveStoreAsync(string word = "")
{
    var failed = 0;
    foreach (var each in StoreConformance.Cases.Where(each => !StoreFixture.IsLong(each.Name) && each.Name.Contains(word, StringComparison.Ordinal)))
    {
        using var fixture = new StoreFixture();
        failed += await TellAsync(each.Name, () => each.RunAsync(fixture, CancellationToken.None));
    }

    return failed;
}

static async Task<int> ProveConnectorAsync()
{
    var failed = 0;
    foreach (var each in CtiConnectorConformance.Cases)
        failed += await TellAsync(each.Name, () => each.RunAsync(new ConnectorFixture(), CancellationToken.None));
    return failed;
}

static async Task<int> TellAsync(string name, Func<Task> run)
{
    try
    {
        await run();
        Console.WriteLine($"ok      {name}");
        return 0;
    }
    catch (ConformanceException e)
    {
        Console.WriteLine($"FAILED  {name}: {e.Message}");
        return 1;
    }
}

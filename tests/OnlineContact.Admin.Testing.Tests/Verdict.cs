using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests;

/// <summary>What a case says of a store that is broken on purpose; null when it is met.</summary>
internal static class Verdict
{
    public static Task<string?> OfAsync(string name, Func<IAdminStore, IAdminStore> around) => OfAsync(name, new InMemoryFixture(around));

    public static async Task<string?> OfAsync(string name, IStoreFixture fixture)
    {
        try
        {
            await StoreConformance.Case(name).RunAsync(fixture, CancellationToken.None);
            return null;
        }
        catch (ConformanceException e)
        {
            return e.Message;
        }
    }

    /// <summary>Each broken store with each case that has to catch it.</summary>
    public static TheoryData<string, string> Catches(IEnumerable<KeyValuePair<string, (Func<IAdminStore, IAdminStore> Break, string[] CaughtBy)>> broken)
    {
        var catches = new TheoryData<string, string>();
        foreach (var (store, (_, caughtBy)) in broken)
        {
            foreach (var name in caughtBy) catches.Add(store, name);
        }

        return catches;
    }
}

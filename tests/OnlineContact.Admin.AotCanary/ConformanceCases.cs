using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Testing.Cti;
using OnlineContact.Admin.Testing.Sso;

namespace OnlineContact.Admin.AotCanary;

/// <summary>The suites that anybody's parts pass, on the library's own.</summary>
internal static class ConformanceCases
{
    public static async Task RunAsync(Report report)
    {
        foreach (var each in StoreConformance.Cases.Where(each => !InMemoryFixture.IsLong(each.Name)))
            await report.CaseAsync($"store in memory: {each.Name}", () => each.RunAsync(new InMemoryFixture(), CancellationToken.None));
        foreach (var each in KeyEncryptionConformance.Cases)
            await report.CaseAsync($"keys in a file: {each.Name}", () => each.RunAsync(new KeyFileFixture(), CancellationToken.None));
        foreach (var each in CtiConnectorConformance.Cases)
        {
            await report.CaseAsync($"IPCC: {each.Name}", () => each.RunAsync(TelephonyFixture.Ipcc(), CancellationToken.None));
            await report.CaseAsync($"Mobile Contact: {each.Name}", () => each.RunAsync(TelephonyFixture.MobileContact(), CancellationToken.None));
        }
    }
}

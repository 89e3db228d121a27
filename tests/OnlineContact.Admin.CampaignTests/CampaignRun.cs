using OnlineContact.Admin.CampaignTests.Databases;
using OnlineContact.Admin.Tests.Shared;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace OnlineContact.Admin.CampaignTests;

/// <summary>Runs the rounds of a campaign, and says of a failure how to see it again.</summary>
internal static class CampaignRun
{
    /// <summary>The rounds of an ordinary run; ONLINECONTACT_CASES sets another number.</summary>
    private const int OrdinaryRounds = 10;

    public static async Task RunAsync(ITestOutputHelper output, ICampaignServer server, Func<int, Random, Task<string>> round)
    {
        var (seed, rounds) = (CampaignSeed.Next(), Campaign.Cases(OrdinaryRounds));
        output.WriteLine($"ONLINECONTACT_SEED={seed} ONLINECONTACT_CASES={rounds}");
        var random = new Random(seed);
        for (var i = 0; i < rounds; i++)
        {
            try
            {
                output.WriteLine($"round {i}: {await round(i, random)}");
            }
            catch (Exception e)
            {
                output.WriteLine($"round {i} failed: {e}");
                throw new XunitException($"Round {i} failed; ONLINECONTACT_SEED={seed} draws it again. The database is kept in {server.Keep()}. {e.Message}", e);
            }
        }
    }
}

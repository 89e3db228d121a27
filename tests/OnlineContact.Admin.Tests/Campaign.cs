using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace OnlineContact.Admin.Tests;

/// <summary>How many random cases a property gets: ONLINECONTACT_CASES for a long campaign, otherwise what the test asks for.</summary>
internal static class Campaign
{
    public static void Run<T>(Arbitrary<T> arbitrary, int cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(CasesOr(cases)), Prop.ForAll(arbitrary, law));

    private static int CasesOr(int cases) =>
        int.TryParse(Environment.GetEnvironmentVariable("ONLINECONTACT_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? asked
            : cases;
}

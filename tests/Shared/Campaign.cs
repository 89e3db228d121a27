using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>How many random cases a law gets: ONLINECONTACT_CASES for a long campaign, otherwise what its test asks for.</summary>
internal static class Campaign
{
    public static int Cases(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("ONLINECONTACT_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    public static void Run<T>(Arbitrary<T> arbitrary, int cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases(cases)), Prop.ForAll(arbitrary, law));
}

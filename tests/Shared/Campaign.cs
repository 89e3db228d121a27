using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>How many random cases a law gets: ONLINECONTACT_CASES for a long campaign, otherwise what its test asks for.</summary>
internal static class Campaign
{
    public static int Cases(int usual) => (int)Number("ONLINECONTACT_CASES", usual);

    /// <summary>The first of the seeds that a simulation goes through: ONLINECONTACT_SEED, to see one again or to go on where another campaign ended.</summary>
    public static long FirstSeed => Number("ONLINECONTACT_SEED", 1);

    public static void Run<T>(Arbitrary<T> arbitrary, int cases, Action<T> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases(cases)), Prop.ForAll(arbitrary, law));

    private static long Number(string variable, long otherwise) =>
        long.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : otherwise;
}

using System.Globalization;

namespace OnlineContact.Admin.Testing.Tests.Simulation;

/// <summary>The step that a line of a trace begins with.</summary>
internal static class TracedStep
{
    public static long Of(string line) => long.Parse(line.AsSpan(0, line.IndexOf(' ', 5)), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
}

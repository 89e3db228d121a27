using System.Globalization;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Performance;

namespace EmbeddedHost.Setup;

/// <summary>The events of working-day.csv, played on a day.</summary>
internal static class WorkingDay
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Reads the file.</summary>
    /// <param name="day">The day it is played on.</param>
    /// <param name="zone">The service's zone.</param>
    /// <param name="service">The service.</param>
    /// <param name="account">The agent.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The events, in their order. The same day gives the same identities, so that playing it again changes nothing.</returns>
    public static async Task<IReadOnlyList<PerformanceEvent>> ReadAsync(LocalDate day, DateTimeZone zone, long service, string account, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "working-day.csv"), cancellationToken);
        var source = string.Create(CultureInfo.InvariantCulture, $"working-day/{day:uuuu-MM-dd}");
        return [.. lines.Where(line => !line.StartsWith('#')).Select((line, i) => Read(line.Split(','), source, i + 1))];

        PerformanceEvent Read(string[] cells, string from, long sequence)
        {
            var at = (day + Time.Parse(cells[0]).Value).InZoneLeniently(zone).ToInstant();
            return cells[1] switch
            {
                "activity" => PerformanceEvent.OfActivity(from, sequence, at, service, account, Enum.Parse<AgentActivity>(cells[2])),
                "chat" => PerformanceEvent.OfChat(from, sequence, at, service, account, Enum.Parse<ChatActivity>(cells[2])),
                "call" when cells[2] == "in" => PerformanceEvent.OfInboundCall(from, sequence, at, service, account),
                "call" => PerformanceEvent.OfOutboundCall(from, sequence, at, service, account),
                _ => PerformanceEvent.OfTicket(from, sequence, at, service, State(cells[2]), Holder(cells[2], account), State(cells[3]), Holder(cells[3], account)),
            };
        }
    }

    private static TicketState? State(string cell) => cell == "-" ? null : Enum.Parse<TicketState>(cell.Split(':')[0]);

    private static string? Holder(string cell, string account) => cell.EndsWith(":me", StringComparison.Ordinal) ? account : null;
}

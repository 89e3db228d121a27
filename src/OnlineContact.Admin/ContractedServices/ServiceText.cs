using NodaTime.Text;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>Writes what changed in a service as lines of <c>name=value</c> for the change log.</summary>
internal static class ServiceText
{
    public static (string? Before, string? After) Difference(ContractedService? before, ContractedService? after)
    {
        var difference = default(LogDifference);
        difference.Add("type", before?.Type.ToString(), after?.Type.ToString());
        difference.Add("status", before?.Status.ToWireName(), after?.Status.ToWireName());
        difference.Add("name", before?.Name?.Value, after?.Name?.Value);
        difference.Add("serviceId", before?.Id?.Value, after?.Id?.Value);
        if (!ReferenceEquals(before?.Languages, after?.Languages))
        {
            difference.Add("languages", CodesOf(before), CodesOf(after));
            difference.Add("mainLanguage", before?.Languages.Main, after?.Languages.Main);
        }

        difference.Add("timeZone", before?.TimeZone, after?.TimeZone);
        if (!ReferenceEquals(before?.Picture, after?.Picture)) difference.Add("picture", before?.Picture?.Hash.ToString(), after?.Picture?.Hash.ToString());
        difference.Add("basicInformation", DoneIn(before), DoneIn(after));
        if (!ReferenceEquals(before?.Terms, after?.Terms)) difference.Add("contract", before?.Terms?.ToText(), after?.Terms?.ToText());
        if (before?.TerminatedOn != after?.TerminatedOn) difference.Add("terminatedOn", DayOf(before), DayOf(after));
        return (difference.Before, difference.After);
    }

    private static string? CodesOf(ContractedService? service) => service is null ? null : string.Join(',', service.Languages.Codes);

    private static string? DoneIn(ContractedService? service) => service is { HasBasicInformation: true } ? "done" : null;

    private static string? DayOf(ContractedService? service) => service?.TerminatedOn is { } day ? LocalDatePattern.Iso.Format(day) : null;
}

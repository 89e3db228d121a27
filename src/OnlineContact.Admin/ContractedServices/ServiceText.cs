using NodaTime.Text;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>Writes what changed in a service as lines of <c>name=value</c> for the change log.</summary>
internal static class ServiceText
{
    public static (string? Before, string? After) Difference(ContractedService? before, ContractedService? after)
    {
        var old = before is null ? [] : Lines(before);
        var now = after is null ? [] : Lines(after);
        return (Join(old.Except(now)), Join(now.Except(old)));
    }

    private static string? Join(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        return text.Length == 0 ? null : text;
    }

    private static List<string> Lines(ContractedService service)
    {
        var lines = new List<string> { $"type={service.Type}", $"status={service.Status.ToWireName()}" };
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) lines.Add($"{name}={value}");
        }

        Add("name", service.Name?.Value);
        Add("serviceId", service.Id?.Value);
        Add("languages", string.Join(',', service.Languages.Codes));
        Add("mainLanguage", service.Languages.Main);
        Add("timeZone", service.TimeZone);
        Add("picture", service.Picture?.Hash.ToString());
        Add("basicInformation", service.HasBasicInformation ? "done" : null);
        Add("contract", service.Terms?.ToText());
        Add("terminatedOn", service.TerminatedOn is { } day ? LocalDatePattern.Iso.Format(day) : null);
        return lines;
    }
}

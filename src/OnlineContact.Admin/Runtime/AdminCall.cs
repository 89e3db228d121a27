using System.Globalization;
using System.Text;
using OnlineContact.Admin.Access;

namespace OnlineContact.Admin.Runtime;

/// <summary>A call of a manager: who asks, for which organization, what for.</summary>
internal sealed record AdminCall
{
    /// <summary>The method as its caller knows it, for example <c>ContractedServiceManager.SuspendAsync</c>.</summary>
    public required string Name { get; init; }

    public required AdminOperation Operation { get; init; }

    public required AdminActor Actor { get; init; }

    public required OrganizationId Organization { get; init; }

    /// <summary>The number of the service in which rights count; null where only rights in the organization do.</summary>
    public long? Service { get; init; }

    public RequestId RequestId { get; init; }

    /// <summary>All that the caller asked for, as text: two requests with one ID must agree in it.</summary>
    public string Content { get; init; } = "";

    public Digest Fingerprint() =>
        Digest.Of(Encoding.UTF8.GetBytes($"{Name}\n{(Actor.IsOperator ? "operator" : "member")}\n{Actor.Account}\n{Content}"));

    /// <summary>Writes arguments one after the other, each with its length, so that no two lists read alike.</summary>
    public static string ContentOf(params ReadOnlySpan<object?> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments)
        {
            var value = argument is IFormattable f ? f.ToString(null, CultureInfo.InvariantCulture) : argument?.ToString();
            text.Append(CultureInfo.InvariantCulture, $"{value?.Length ?? -1}:{value};");
        }

        return text.ToString();
    }
}

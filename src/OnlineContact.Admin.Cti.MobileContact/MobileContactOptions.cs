using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.DependencyInjection;

namespace OnlineContact.Admin.Cti.MobileContact;

/// <summary>What a host may set for Mobile Contact. Checked by <c>IAdminRuntime.StartAsync</c>, which refuses to start with OCA0003 when a value is out of its limits.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start. <see cref="ToString"/> shows no key.</remarks>
public sealed class MobileContactOptions
{
    /// <summary>The longest <see cref="BaseAddress"/> and <see cref="ApiKey"/>: 2,048 characters.</summary>
    public const int MaxTextLength = 2_048;

    /// <summary>Where it is: an absolute https address that ends with a slash, without user information, query or fragment.</summary>
    public string BaseAddress { get; set; } = "";

    /// <summary>The key with which the host shows who it is: visible ASCII characters. It is never written anywhere but to Mobile Contact.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Whether the address may be http where it names the loopback address: for development. Default no.</summary>
    public bool AllowLoopbackHttp { get; set; }

    /// <summary>How long a call may take, repetitions and questions included: 100 milliseconds to 60 seconds. Default 10 seconds.</summary>
    [SpanLimits("0:00:00:00.1", "0:00:01:00")]
    public Duration TimeLimit { get; set; } = Duration.FromSeconds(10);

    /// <summary>How long Mobile Contact may wait for an event before it answers that there is none: 1 to 120 seconds. Default 25 seconds.</summary>
    [SpanLimits("0:00:00:01", "0:00:02:00")]
    public Duration PollWait { get; set; } = Duration.FromSeconds(25);

    /// <summary>How often a question is asked again that was not answered: 0 to 10 times. Default 3. What changes something is never sent again.</summary>
    [Limits(0, 10)]
    public int MaxRepetitions { get; set; } = 3;

    /// <summary>How long to wait before the first repetition: 10 milliseconds up to <see cref="LongestBackoff"/>. Doubled with each one; a random half of it is waited. Default 500 milliseconds.</summary>
    public Duration FirstBackoff { get; set; } = Duration.FromMilliseconds(500);

    /// <summary>The longest wait between two attempts to watch: up to 1 hour. Default 1 minute.</summary>
    [SpanLimits("0:00:00:00.01", "0:01:00:00")]
    public Duration LongestBackoff { get; set; } = Duration.FromMinutes(1);

    /// <summary>The longest answer that is accepted: 64 KiB to 64 MiB. Default 4 MiB.</summary>
    [Limits(65_536, 67_108_864)]
    public int MaxAnswerLength { get; set; } = 4 * 1_024 * 1_024;

    /// <summary>How Mobile Contact names the states of the handbook. Default <see cref="CtiStateMap.Standard"/>.</summary>
    public CtiStateMap States { get; set; } = CtiStateMap.Standard;

    /// <summary>The address.</summary>
    /// <returns>A text without the key.</returns>
    public override string ToString() => BaseAddress;

    /// <summary>Takes over what a configuration says, by the names of the options; spans of time as <c>00:00:10</c>. What is written wrongly is told with its name.</summary>
    internal void Read(IConfiguration configuration)
    {
        Text(nameof(BaseAddress), text => BaseAddress = text);
        Text(nameof(ApiKey), text => ApiKey = text);
        Parsed<bool>(nameof(AllowLoopbackHttp), bool.TryParse, value => AllowLoopbackHttp = value);
        Parsed<Duration>(nameof(TimeLimit), IsDuration, value => TimeLimit = value);
        Parsed<Duration>(nameof(PollWait), IsDuration, value => PollWait = value);
        Parsed<int>(nameof(MaxRepetitions), IsNumber, value => MaxRepetitions = value);
        Parsed<Duration>(nameof(FirstBackoff), IsDuration, value => FirstBackoff = value);
        Parsed<Duration>(nameof(LongestBackoff), IsDuration, value => LongestBackoff = value);
        Parsed<int>(nameof(MaxAnswerLength), IsNumber, value => MaxAnswerLength = value);

        void Text(string name, Action<string> set)
        {
            if (configuration[name] is { } text) set(text);
        }

        void Parsed<T>(string name, TryParse<T> parse, Action<T> set) => Text(name, text =>
        {
            if (!parse(text, out var value)) throw new OptionsValidationException(Options.DefaultName, typeof(MobileContactOptions), [$"{name} cannot be read: it is written as no {typeof(T).Name}"]);
            set(value);
        });
    }

    private delegate bool TryParse<T>(string text, out T value);

    private static bool IsNumber(string text, out int value) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out value);

    private static bool IsDuration(string text, out Duration value) => DurationPattern.CreateWithInvariantCulture("-H:mm:ss.FFFFFFF").Parse(text).TryGetValue(Duration.Zero, out value);
}

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class MobileContactOptionsShapeValidator : IValidateOptions<MobileContactOptions>
{
}

/// <summary>Checks address, key and spans of time. The key is in nothing that it says.</summary>
internal sealed class MobileContactOptionsCrossValidator : IValidateOptions<MobileContactOptions>
{
    public ValidateOptionsResult Validate(string? name, MobileContactOptions options)
    {
        var faults = new List<string>();
        // A host may have read them from an environment where they are not.
        var (text, key) = (options.BaseAddress ?? "", options.ApiKey ?? "");
        Address();
        if (key.Length is < 1 or > MobileContactOptions.MaxTextLength) faults.Add($"{nameof(MobileContactOptions.ApiKey)} has {key.Length} characters, not 1 to {MobileContactOptions.MaxTextLength}");
        if (key.Any(sign => sign is < '!' or > '~')) faults.Add($"{nameof(MobileContactOptions.ApiKey)} has other characters than visible ASCII");
        if (options.FirstBackoff < Duration.FromMilliseconds(10) || options.FirstBackoff > options.LongestBackoff)
            faults.Add($"{nameof(MobileContactOptions.FirstBackoff)} is {options.FirstBackoff}, not 10 milliseconds to {nameof(MobileContactOptions.LongestBackoff)}");
        if (options.States is null) faults.Add($"{nameof(MobileContactOptions.States)} is missing");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Address()
        {
            const string option = nameof(MobileContactOptions.BaseAddress);
            if (text.Length > MobileContactOptions.MaxTextLength)
                faults.Add($"{option} has {text.Length} characters, at most {MobileContactOptions.MaxTextLength}");
            else if (!Uri.TryCreate(text, UriKind.Absolute, out var address))
                faults.Add($"{option} is no absolute address");
            else if (address.Scheme != Uri.UriSchemeHttps && !(options.AllowLoopbackHttp && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
                faults.Add($"{option} is not https");
            else if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 || !address.AbsolutePath.EndsWith('/'))
                faults.Add($"{option} has user information, a query or a fragment, or does not end with a slash");
        }
    }
}

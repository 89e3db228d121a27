using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>Asks what options are refused, at each of their limits and just beyond it.</summary>
internal static class OptionLimits
{
    /// <summary>Fails unless each option with limits is accepted at them, and beyond them refused by name, value and limits.</summary>
    /// <param name="register">Registers who checks the options.</param>
    /// <returns>The names of the options that have limits.</returns>
    public static IReadOnlyList<string> Hold<TOptions>(Action<OnlineContactAdminBuilder> register)
        where TOptions : class, new()
    {
        using var provider = new ServiceCollection().AddOnlineContactAdmin(register).BuildServiceProvider();
        var limited = typeof(TOptions).GetProperties().Select(option => (Option: option, Limits: LimitsOf(option))).Where(one => one.Limits is not null).ToList();
        foreach (var (option, limits) in limited)
        {
            var (least, most) = limits!.Value;
            foreach (var value in new[] { least, most }) Assert.DoesNotContain(Refusal(option, value, least, most), Faults(option, value), StringComparison.Ordinal);
            foreach (var value in new[] { Next(least, -1), Next(most, 1) }) Assert.Contains(Refusal(option, value, least, most), Faults(option, value), StringComparison.Ordinal);
        }

        return [.. limited.Select(one => one.Option.Name)];

        string Faults(PropertyInfo option, object value)
        {
            var options = new TOptions();
            option.SetValue(options, value);
            return string.Join("; ", provider.GetServices<IValidateOptions<TOptions>>().SelectMany(check => check.Validate(Options.DefaultName, options).Failures ?? []));
        }
    }

    private static string Refusal(PropertyInfo option, object value, object least, object most) => string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {value}, not {least} to {most}");

    private static (object Least, object Most)? LimitsOf(PropertyInfo option) =>
        option.GetCustomAttributes<ValidationAttribute>().Select(limits => (Least: Limit(limits, "Least"), Most: Limit(limits, "Most"))).FirstOrDefault(limits => limits.Least is not null) is (Least: { } least, Most: { } most)
            ? (least, most)
            : null;

    private static object? Limit(ValidationAttribute limits, string name) => limits.GetType().GetProperty(name)?.GetValue(limits);

    private static object Next(object value, int direction) => value is Duration span ? span + (Duration.Epsilon * direction) : (int)value + direction;
}

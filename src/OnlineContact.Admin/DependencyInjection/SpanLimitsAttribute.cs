using System.ComponentModel.DataAnnotations;
using NodaTime;
using NodaTime.Text;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>The limits of an option that is a span of time. They are written as a <see cref="Duration"/> shows itself: days, hours, minutes and seconds. An option that may be null passes without a value.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SpanLimitsAttribute(string least, string most) : ValidationAttribute
{
    public Duration Least { get; } = DurationPattern.Roundtrip.Parse(least).Value;

    public Duration Most { get; } = DurationPattern.Roundtrip.Parse(most).Value;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value is not Duration span || (span >= Least && span <= Most)
        ? ValidationResult.Success
        : new ValidationResult($"{validationContext.MemberName} is {span}, not {Least} to {Most}");
}

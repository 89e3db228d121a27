using NodaTime;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>One step of a history: the clock moves, then somebody asks for something.</summary>
/// <param name="Advance">How far the clock moves first.</param>
/// <param name="Command">What is asked for.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record AdminStep(Duration Advance, AdminCommand Command);

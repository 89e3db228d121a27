namespace OnlineContact.Admin.Contracts;

/// <summary>The definition of a contract item (계약 항목): one switchable, billable feature. Its price is not here but in a <see cref="PriceBook"/>.</summary>
/// <remarks>Immutable; safe to use from several threads. Equal when all members are.</remarks>
public sealed record ContractItem
{
    /// <summary>The code of the item that is always on (F, handbook, section 2).</summary>
    public const string TicketCode = "ticket";

    /// <summary>The most characters a code or a family may have.</summary>
    public const int MaxCodeLength = 40;

    /// <summary>The most users an item may be contracted for (D, handbook, section 3).</summary>
    public const int MaxUsers = 100_000;

    private readonly string _code = "";
    private readonly string _family = "";
    private readonly ValueList<ServiceType> _serviceTypes = new([]);

    /// <summary>The code: the wire name, 1 to <see cref="MaxCodeLength"/> of A–Z a–z 0–9 - _, compared ordinally.</summary>
    /// <exception cref="ArgumentException">The text is no code.</exception>
    public required string Code
    {
        get => _code;
        init => _code = CodeText.Require(value, nameof(Code));
    }

    /// <summary>The family the item is shown in, for example <c>additional</c>; written like a code.</summary>
    /// <exception cref="ArgumentException">The text is none.</exception>
    public required string Family
    {
        get => _family;
        init => _family = CodeText.Require(value, nameof(Family));
    }

    /// <summary>Whether the item is contracted for a number of users; otherwise it is simply on or off.</summary>
    public required bool PerUser { get; init; }

    /// <summary>Whether the item can be switched on at all.</summary>
    public required bool Open { get; init; }

    /// <summary>The types of service that may take the item; at least one, without repetition, sorted.</summary>
    /// <exception cref="ArgumentException">None, or one that is no <see cref="ServiceType"/>.</exception>
    public required IReadOnlyList<ServiceType> ServiceTypes
    {
        get => _serviceTypes;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Count == 0 || value.Any(type => !Enum.IsDefined(type)))
                throw new ArgumentException("An item is for at least one type of service, each a defined one.", nameof(value));
            _serviceTypes = new(value.Distinct().Order());
        }
    }

    /// <summary>What the item opens elsewhere in the product.</summary>
    public ContractFeatures Opens { get; init; }

    /// <summary>The fewest users the item may be on with: 0 for <see cref="TicketCode"/> and for items not per user, otherwise 1 (D, handbook, section 3).</summary>
    public int MinimumUsers => PerUser && Code != TicketCode ? 1 : 0;

    /// <summary>Whether a service of a type may take the item.</summary>
    /// <param name="type">The type of the service.</param>
    /// <returns>Whether it may.</returns>
    public bool IsFor(ServiceType type) => _serviceTypes.Contains(type);

    /// <summary>The code.</summary>
    /// <returns><see cref="Code"/>.</returns>
    public override string ToString() => Code;
}

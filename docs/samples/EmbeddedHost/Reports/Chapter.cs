using System.Text.Json.Serialization;

namespace EmbeddedHost.Reports;

/// <summary>A chapter of the report. Tables and JSON are written from it, so both say the same.</summary>
internal sealed record Chapter
{
    public required string Title { get; init; }

    public required string Korean { get; init; }

    public IList<Step> Steps { get; } = [];

    public IReadOnlyList<StatusLine>? Services { get; set; }

    public IList<EstimateTable>? Estimates { get; set; }

    public ChargeTable? Charges { get; set; }

    public IReadOnlyList<BillComparison>? Comparisons { get; set; }

    public EventTable? Events { get; set; }

    public LogTable? ChangeLog { get; set; }
}

/// <summary>A call, and what came of it.</summary>
internal sealed record Step
{
    public required string What { get; init; }

    public required StepResult Result { get; init; }

    /// <summary>The number of the last entry that it wrote into the change log.</summary>
    public long? Sequence { get; init; }

    public Refusal? Refusal { get; init; }
}

/// <summary>What came of a call.</summary>
internal enum StepResult
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was so already; nothing was written.</summary>
    Unchanged,

    /// <summary>It was refused, as the rules say.</summary>
    Refused,

    /// <summary>Something was looked at.</summary>
    Seen,
}

/// <summary>A refusal, with its message in the languages asked for.</summary>
internal sealed record Refusal
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyDictionary<string, string> Messages { get; init; }
}

/// <summary>A row of the contract status (계약 현황).</summary>
internal sealed record StatusLine
{
    public required long Number { get; init; }

    public required string Type { get; init; }

    public required string TypeKorean { get; init; }

    public required string? Name { get; init; }

    public required string? Id { get; init; }

    public required string? Url { get; init; }

    public required string? TimeZone { get; init; }

    public required string Status { get; init; }

    public required string StatusKorean { get; init; }

    public required string StatusWireName { get; init; }

    public required string BasicInformation { get; init; }

    public required string BasicInformationKorean { get; init; }

    public required string Contract { get; init; }

    public required string ContractKorean { get; init; }

    public required string? Terms { get; init; }

    public required IReadOnlyList<ActionCell> Actions { get; init; }
}

/// <summary>An action of a row: allowed, or the code that it would be refused with.</summary>
internal sealed record ActionCell
{
    public required string Action { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string? RefusedWith { get; init; }
}

/// <summary>An estimate (예상 비용) with its lines.</summary>
internal sealed record EstimateTable
{
    public required string Service { get; init; }

    public required string Month { get; init; }

    public required string PriceBook { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyList<EstimateLine> Lines { get; init; }

    public required int DiscountPercent { get; init; }

    public required decimal Discount { get; init; }

    public required decimal Supply { get; init; }

    public required decimal Vat { get; init; }

    public required decimal Total { get; init; }
}

/// <summary>A line of an estimate.</summary>
internal sealed record EstimateLine
{
    public required string Kind { get; init; }

    public required string Item { get; init; }

    public required string How { get; init; }

    public required decimal Amount { get; init; }
}

/// <summary>The monthly charges (요금 현황).</summary>
internal sealed record ChargeTable
{
    public required string Currency { get; init; }

    public required IReadOnlyList<ChargeLine> Rows { get; init; }

    public required IReadOnlyList<ChargeSumLine> Sums { get; init; }
}

/// <summary>What a service costs in a month.</summary>
internal sealed record ChargeLine
{
    public required string Month { get; init; }

    public required string Service { get; init; }

    public required string Type { get; init; }

    public required string State { get; init; }

    public required int Lines { get; init; }

    public required decimal Supply { get; init; }

    public required decimal Vat { get; init; }

    public required decimal Total { get; init; }
}

/// <summary>What a month comes to.</summary>
internal sealed record ChargeSumLine
{
    public required string Month { get; init; }

    public required decimal Supply { get; init; }

    public required decimal Vat { get; init; }

    public required decimal Total { get; init; }
}

/// <summary>An estimate beside its bill, and the way from one to the other.</summary>
internal sealed record BillComparison
{
    public required string Service { get; init; }

    public required string Month { get; init; }

    public required decimal Estimated { get; init; }

    public required decimal Billed { get; init; }

    public required IReadOnlyList<BillDifferenceLine> Differences { get; init; }
}

/// <summary>What one reason changes in one line.</summary>
internal sealed record BillDifferenceLine
{
    public required string Reason { get; init; }

    public required IReadOnlyList<string> Days { get; init; }

    public required string Line { get; init; }

    public required decimal Amount { get; init; }
}

/// <summary>What the event handler was handed.</summary>
internal sealed record EventTable
{
    public required int Entries { get; init; }

    public required long First { get; init; }

    public required long Last { get; init; }

    public required IReadOnlyDictionary<string, int> ByOperation { get; init; }
}

/// <summary>The change log, newest first, with what its verification found.</summary>
internal sealed record LogTable
{
    public required long Total { get; init; }

    public required bool IsWhole { get; init; }

    public required string LastHash { get; init; }

    public required IReadOnlyList<LogLine> Newest { get; init; }
}

/// <summary>An entry of the change log.</summary>
internal sealed record LogLine
{
    public required long Sequence { get; init; }

    public required string Time { get; init; }

    public required string Kind { get; init; }

    public required string Operation { get; init; }

    public required string Actor { get; init; }

    public required string? IpAddress { get; init; }

    public required string Target { get; init; }

    public required string? Before { get; init; }

    public required string? After { get; init; }

    public required string Hash { get; init; }
}

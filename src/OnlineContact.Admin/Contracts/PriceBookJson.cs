using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Contracts;

/// <summary>
/// Price books as JSON. Reading says every fault with its place, for example <c>$.versions[1].prices[0].monthPrice</c>; writing gives the
/// same bytes for the same book, so that a digest names a version. The schema is in docs/features/price-books.md.
/// </summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class PriceBookJson
{
    /// <summary>The largest document, in bytes.</summary>
    public const int MaxLength = 8 << 20;

    /// <summary>The most faults that are told of one document.</summary>
    public const int MaxFaults = 100;

    private static readonly YearMonthPattern Months = YearMonthPattern.CreateWithInvariantCulture("uuuu-MM");

    /// <summary>Reads a book.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="book">The book; null when there are faults.</param>
    /// <returns>The faults, each OCA3018 with its place; none when the book was read.</returns>
    public static IReadOnlyList<AdminError> Read(ReadOnlyMemory<byte> utf8, out PriceBook? book)
    {
        book = null;
        if (utf8.Length > MaxLength) return [Fault("$", $"at most {MaxLength} bytes, not {utf8.Length}")];
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 16 });
            var reader = new Reader();
            book = reader.Book(document.RootElement);
            return reader.Faults;
        }
        catch (JsonException e)
        {
            return [Fault(string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"), "no JSON")];
        }
    }

    /// <summary>Reads a book that has to be right.</summary>
    /// <param name="json">The document.</param>
    /// <returns>The book.</returns>
    /// <exception cref="AdminConfigurationException">It is malformed; the message tells every fault with its place.</exception>
    public static PriceBook Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        var faults = Read(System.Text.Encoding.UTF8.GetBytes(json), out var book);
        return book ?? throw new AdminConfigurationException(faults[0], $"Mend the price book: {string.Join("; ", faults)}");
    }

    /// <summary>Writes a book: indented by nothing, members in a fixed order, versions by month.</summary>
    /// <param name="book">The book.</param>
    /// <returns>UTF-8.</returns>
    public static byte[] Write(PriceBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("name", book.Name);
            writer.WriteString("currency", book.Currency.Code);
            writer.WriteNumber("minorUnitDigits", book.Currency.MinorUnitDigits);
            writer.WriteStartArray("versions");
            foreach (var version in book.Versions) Write(writer, version);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, PriceBookVersion version)
    {
        writer.WriteStartObject();
        writer.WriteString("effectiveFrom", Months.Format(version.EffectiveFrom));
        writer.WriteNumber("number", version.Number);
        Amount(writer, "vatPercent", version.VatPercent);
        Amount(writer, "lateFeePercent", version.LateFeePercent);
        writer.WriteNumber("trialDays", version.TrialDays);
        writer.WriteString("dayTerms", Name(version.DayTerms));
        writer.WriteString("lineRounding", Name(version.LineRounding));
        writer.WriteString("discountRounding", Name(version.DiscountRounding));
        writer.WriteString("vatRounding", Name(version.VatRounding));
        writer.WriteString("lateFeeRounding", Name(version.LateFeeRounding));
        writer.WriteStartArray("prices");
        foreach (var price in version.Prices)
        {
            writer.WriteStartObject();
            writer.WriteString("item", price.Item);
            writer.WriteBoolean("perUser", price.PerUser);
            Amount(writer, "monthPrice", price.MonthPrice);
            Amount(writer, "dayPrice", price.DayPrice);
            if (price.Usage is { } usage) Write(writer, usage);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, UsagePrice usage)
    {
        writer.WriteStartObject("usage");
        writer.WriteString("unit", usage.Unit);
        writer.WriteNumber("freeUnits", usage.FreeUnits);
        writer.WriteStartArray("steps");
        foreach (var step in usage.Steps)
        {
            writer.WriteStartObject();
            if (step.UpTo is { } upTo) writer.WriteNumber("upTo", upTo);
            Amount(writer, "unitPrice", step.UnitPrice);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Without needless zeros: 1.50 and 1.5 are the same price.</summary>
    private static void Amount(Utf8JsonWriter writer, string name, decimal value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.ToString("0.######", CultureInfo.InvariantCulture));
    }

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static AdminError Fault(string place, string fault) => AdminErrors.PriceBookMalformed.With(place, place, fault);

    /// <summary>Walks through a document and collects what is wrong.</summary>
    private sealed class Reader
    {
        private readonly List<AdminError> _faults = [];

        public IReadOnlyList<AdminError> Faults => _faults;

        public PriceBook? Book(JsonElement element)
        {
            if (!Members(element, "$", "name", "currency", "minorUnitDigits", "versions")) return null;
            var name = Text(element, "$", "name");
            var code = Text(element, "$", "currency");
            var digits = Whole(element, "$", "minorUnitDigits", 0, Currency.MaxMinorUnitDigits);
            var versions = List(element, "$", "versions", PriceBook.MaxVersions, Version);
            if (_faults.Count > 0) return null;
            var currency = Made("$.currency", () => new Currency(code!, (int)digits!.Value));
            return currency is null ? null : Made("$", () => new PriceBook(name!, currency, versions!));
        }

        private PriceBookVersion? Version(JsonElement element, string place)
        {
            string[] known = ["effectiveFrom", "number", "vatPercent", "lateFeePercent", "trialDays", "dayTerms", "lineRounding", "discountRounding", "vatRounding", "lateFeeRounding", "prices"];
            if (!Members(element, place, known)) return null;
            var before = _faults.Count;
            var from = Month(element, place, "effectiveFrom");
            var number = Whole(element, place, "number", 1, int.MaxValue);
            var vat = Number(element, place, "vatPercent", 10);
            var late = Number(element, place, "lateFeePercent", 2);
            var trial = element.TryGetProperty("trialDays", out _) ? Whole(element, place, "trialDays", 0, PriceBookVersion.MaxTrialDays) : 0;
            var dayTerms = Named(element, place, "dayTerms", DayTerms.Highest);
            var line = Named(element, place, "lineRounding", AmountRounding.HalfUp);
            var discount = Named(element, place, "discountRounding", AmountRounding.HalfUp);
            var vatRounding = Named(element, place, "vatRounding", AmountRounding.Truncate);
            var lateRounding = Named(element, place, "lateFeeRounding", AmountRounding.Truncate);
            var prices = List(element, place, "prices", ContractItemCatalogue.MaxItems, Price);
            if (_faults.Count > before) return null;
            Made($"{place}.vatPercent", () => Sample() with { VatPercent = vat!.Value });
            Made($"{place}.lateFeePercent", () => Sample() with { LateFeePercent = late!.Value });
            if (_faults.Count > before) return null;
            return Made($"{place}.prices", () => new PriceBookVersion
            {
                EffectiveFrom = from!.Value,
                Number = (int)number!.Value,
                VatPercent = vat!.Value,
                LateFeePercent = late!.Value,
                TrialDays = (int)trial!.Value,
                DayTerms = dayTerms!.Value,
                LineRounding = line!.Value,
                DiscountRounding = discount!.Value,
                VatRounding = vatRounding!.Value,
                LateFeeRounding = lateRounding!.Value,
                Prices = prices!,
            });
        }

        private ItemPrice? Price(JsonElement element, string place)
        {
            if (!Members(element, place, "item", "perUser", "monthPrice", "dayPrice", "usage")) return null;
            var before = _faults.Count;
            var item = Text(element, place, "item");
            var perUser = Flag(element, place, "perUser");
            var month = Number(element, place, "monthPrice", null);
            var day = Number(element, place, "dayPrice", null);
            if (month is { } m) Made($"{place}.monthPrice", () => ItemPrice.RequirePrice(m, ItemPrice.MaxPrice, "monthPrice").ToString(CultureInfo.InvariantCulture));
            if (day is { } d) Made($"{place}.dayPrice", () => ItemPrice.RequirePrice(d, ItemPrice.MaxPrice, "dayPrice").ToString(CultureInfo.InvariantCulture));
            if (item is not null) Made($"{place}.item", () => CodeText.Require(item, "item"));
            var usage = element.TryGetProperty("usage", out var use) && use.ValueKind != JsonValueKind.Null ? Usage(use, $"{place}.usage") : null;
            return _faults.Count > before
                ? null
                : Made($"{place}.usage", () => new ItemPrice { Item = item!, PerUser = perUser!.Value, MonthPrice = month!.Value, DayPrice = day!.Value, Usage = usage });
        }

        private UsagePrice? Usage(JsonElement element, string place)
        {
            if (!Members(element, place, "unit", "freeUnits", "steps")) return null;
            var before = _faults.Count;
            var unit = Text(element, place, "unit");
            var free = Whole(element, place, "freeUnits", 0, UsagePrice.MaxQuantity);
            var steps = List(element, place, "steps", UsagePrice.MaxSteps, Step);
            if (_faults.Count > before) return null;
            var from = free!.Value;
            var whole = new List<UsageStep>();
            foreach (var step in steps!)
            {
                whole.Add(step with { From = from });
                from = step.UpTo ?? from;
            }

            return new UsagePrice { Unit = unit!, FreeUnits = free.Value, Steps = whole };
        }

        private UsageStep? Step(JsonElement element, string place)
        {
            if (!Members(element, place, "upTo", "unitPrice")) return null;
            var before = _faults.Count;
            var upTo = element.TryGetProperty("upTo", out var end) && end.ValueKind != JsonValueKind.Null ? Whole(element, place, "upTo", 1, UsagePrice.MaxQuantity) : null;
            var price = Number(element, place, "unitPrice", null);
            if (price is { } p) Made($"{place}.unitPrice", () => ItemPrice.RequirePrice(p, ItemPrice.MaxUnitPrice, "unitPrice").ToString(CultureInfo.InvariantCulture));
            return _faults.Count > before ? null : new UsageStep { From = 0, UpTo = upTo, UnitPrice = price!.Value };
        }

        private static PriceBookVersion Sample() => PriceBooks.Korea2020.Versions[0];

        /// <summary>What a type's own checks refuse, has its place too.</summary>
        private T? Made<T>(string place, Func<T> make) where T : class
        {
            try
            {
                return make();
            }
            catch (ArgumentException e)
            {
                Add(place, e.Message);
                return null;
            }
        }

        private bool Members(JsonElement element, string place, params ReadOnlySpan<string> known)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                Add(place, "an object is wanted");
                return false;
            }

            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in element.EnumerateObject())
            {
                if (!known.Contains(member.Name)) Add($"{place}.{Shown(member.Name)}", "no such member");
                else if (!seen.Add(member.Name)) Add($"{place}.{member.Name}", "stands twice");
            }

            return true;
        }

        private List<T>? List<T>(JsonElement element, string place, string name, int most, Func<JsonElement, string, T?> read) where T : class
        {
            if (!Find(element, place, name, JsonValueKind.Array, "a list", out var list)) return null;
            if (list.GetArrayLength() == 0 || list.GetArrayLength() > most)
            {
                Add($"{place}.{name}", string.Create(CultureInfo.InvariantCulture, $"1 to {most} are wanted, not {list.GetArrayLength()}"));
                return null;
            }

            var all = new List<T>();
            var index = 0;
            foreach (var one in list.EnumerateArray())
            {
                if (read(one, string.Create(CultureInfo.InvariantCulture, $"{place}.{name}[{index++}]")) is { } good) all.Add(good);
            }

            return all;
        }

        private string? Text(JsonElement element, string place, string name) =>
            Find(element, place, name, JsonValueKind.String, "a text", out var value) ? value.GetString() : null;

        private bool? Flag(JsonElement element, string place, string name)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
            Add($"{place}.{name}", "true or false is wanted");
            return null;
        }

        private long? Whole(JsonElement element, string place, string name, long least, long most)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most) return number;
            Add($"{place}.{name}", string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most} is wanted"));
            return null;
        }

        private decimal? Number(JsonElement element, string place, string name, decimal? missing)
        {
            if (missing is not null && !element.TryGetProperty(name, out _)) return missing;
            if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
            Add($"{place}.{name}", "a number is wanted");
            return null;
        }

        private YearMonth? Month(JsonElement element, string place, string name)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Months.Parse(value.GetString()!) is { Success: true } month) return month.Value;
            Add($"{place}.{name}", "a month like 2027-01 is wanted");
            return null;
        }

        private T? Named<T>(JsonElement element, string place, string name, T missing) where T : struct, Enum
        {
            if (!element.TryGetProperty(name, out var value)) return missing;
            var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            foreach (var one in Enum.GetValues<T>())
            {
                if (Name(one) == text) return one;
            }

            Add($"{place}.{name}", $"one of {string.Join(", ", Enum.GetValues<T>().Select(Name))} is wanted");
            return null;
        }

        private bool Find(JsonElement element, string place, string name, JsonValueKind kind, string wanted, out JsonElement value)
        {
            if (element.TryGetProperty(name, out value) && value.ValueKind == kind) return true;
            Add($"{place}.{name}", $"{wanted} is wanted");
            return false;
        }

        private void Add(string place, string fault)
        {
            if (_faults.Count < MaxFaults) _faults.Add(Fault(place, fault));
        }

        private static string Shown(string name) => name.Length <= 40 ? name : name[..40];
    }
}

namespace SahelForecast.Data;

/// <summary>A plan for a table of no published layout, made from its hashtags, its header and its first rows, and why it is so.</summary>
internal sealed record GuessedPlan(string Kind, string Reason, TablePlan? Plan)
{
    private const string Measure = "measure";

    // A slip or two is the file's; more says that the guess is wrong.
    private const double MaxConflicts = 0.01;

    private static readonly string[] PeopleTags = ["#affected", "#inneed", "#targeted", "#reached", "#population", "#beneficiary"];

    /// <summary>What about the guess the user must confirm; null when nothing is.</summary>
    public string? Doubt { get; private init; }

    /// <summary>Makes the best plan there is.</summary>
    public static GuessedPlan Create(Table table, DataSourceOptions options, Period? stated)
    {
        var columns = new GuessedColumns(table, options.Culture);
        if (table.Tags is not null)
        {
            return Long("hxl", columns, table, options, stated);
        }

        foreach (Frequency frequency in Frequencies(options))
        {
            int[] periods = columns.PeriodHeaders(frequency);
            if (periods.Length >= 3)
            {
                return Wide(columns, periods, table, options, frequency, position => ReadHeader(table, position, frequency, options));
            }
        }

        int[] numbered = columns.NumberedHeaders();
        if (numbered.Length >= 3)
        {
            Period first = options.Period ?? (options.Frequency is { } asked ? Period.Containing(new DateOnly(1, 1, 1), asked) : Period.Year(1));
            GuessedPlan wide = Wide(columns, numbered, table, options, first.Frequency, position => Numbered(table, first, position - numbered[0]));
            return options.Period is not null ? wide : wide with
            {
                Doubt = $"the columns are numbered and name no period: the first stands for {first} ({first.Frequency}). Set Period in DataSourceOptions to that of the first column.",
            };
        }

        return Long("long", columns, table, options, stated);
    }

    private static Period Numbered(Table table, Period first, int count)
    {
        try
        {
            return first.Plus(count);
        }
        catch (ArgumentOutOfRangeException outside)
        {
            throw new SeriesReadException(
                table.File, table.HeaderLine, null, $"column {count + 1} of the numbered ones would lie behind year 9999, when the first stands for {first} ({first.Frequency}). Set Period in DataSourceOptions to one of a finer frequency.", outside);
        }
    }

    private static Frequency[] Frequencies(DataSourceOptions options) => options.Frequency is { } asked
        ? [asked]
        : [Frequency.Yearly, Frequency.Monthly, Frequency.Quarterly, Frequency.HalfYearly, Frequency.Dekadal, Frequency.Weekly, Frequency.Daily];

    private static Period ReadHeader(Table table, int position, Frequency frequency, DataSourceOptions options)
    {
        PeriodText.Read(table.Header[position], frequency, options.Culture, out Period period);
        return period;
    }

    private static GuessedPlan Wide(GuessedColumns columns, int[] periods, Table table, DataSourceOptions options, Frequency frequency, Func<int, Period> period)
    {
        int[] keys = columns.Keys(except: periods);
        string headers = $"{periods.Length} headers are {frequency} periods, from {Show(table, periods[0])} to {Show(table, periods[^1])}";
        return new GuessedPlan("wide", $"{headers}; the series are named by {Named(table, keys)}", new TablePlan
        {
            Frequency = frequency,
            Keys = KeyPlans(table, keys),
            Values = [.. periods.Select(position => new ValuePlan(table.Header[position], position) { Fixed = period(position), Metadata = Metadata(table, position, options) })],
            Tie = RowTie.Report,
            MaxConflicts = MaxConflicts,
            Culture = options.Culture,
            TrimMissing = true,
            Limits = options.Limits,
        });
    }

    private static GuessedPlan Long(string kind, GuessedColumns columns, Table table, DataSourceOptions options, Period? stated)
    {
        (int Position, Frequency Frequency)? period = columns.Period(options.Frequency);
        int[] values = columns.Values(except: period?.Position);
        if (values.Length == 0 || (period is null && stated is null))
        {
            string lacking = values.Length == 0 ? "no column of figures was found" : "no column of periods was found, so set Period in DataSourceOptions if all figures are of one period";
            return new GuessedPlan(kind == "hxl" ? kind : "unknown", $"{lacking}; or say which columns to use with CsvSeriesOptions or CsvWideOptions", null);
        }

        int[] keys = columns.Keys(except: period is null ? values : [.. values, period.Value.Position]);
        string of = period is { } found ? $"the periods stand in {Show(table, found.Position)} ({found.Frequency})" : $"the file names no period, {stated} is used";
        return new GuessedPlan(kind, $"{of}, the figures in {Named(table, values)}; the series are named by {Named(table, keys)}", new TablePlan
        {
            Frequency = period?.Frequency ?? stated!.Value.Frequency,
            Keys = KeyPlans(table, keys),
            MemberDimensions = values.Length > 1 ? [Array.Exists(keys, key => Name(table, key) == Measure) ? $"{Measure} (columns)" : Measure] : [],
            Values = [.. values.Select(position => new ValuePlan(table.Header.ElementAtOrDefault(position) ?? "", position)
            {
                Fixed = period is null ? stated : null,
                Members = values.Length > 1 ? [Name(table, position)] : [],
                Metadata = Metadata(table, position, options),
            })],
            Periods = period is null ? [] : [new PeriodPlan(Name(table, period.Value.Position), [period.Value.Position])],
            // Dates finer than the period: the latest counts.
            Order = period is null ? [] : [(Name(table, period.Value.Position), period.Value.Position)],
            Tie = RowTie.Report,
            MaxConflicts = MaxConflicts,
            Culture = options.Culture,
            DropEmpty = true,
            Limits = options.Limits,
        });
    }

    // Hashtags say what is counted, a header does not; a bound that was only guessed would drop rows.
    private static SeriesMetadata Metadata(Table table, int position, DataSourceOptions options) => (options.Metadata ?? (
        table.Tags?.ElementAtOrDefault(position) is { } tag && PeopleTags.Contains(tag.Name)
            ? new SeriesMetadata()
            : new SeriesMetadata { Unit = "unknown", Kind = SeriesKind.Index })) with
    { Vintage = options.Vintage ?? options.Metadata?.Vintage, IsPreliminary = options.IsPreliminary || options.Metadata?.IsPreliminary == true };

    private static KeyPlan[] KeyPlans(Table table, int[] positions) => [.. positions.Select(position =>
        new KeyPlan(Name(table, position), [position, .. GuessedColumns.Names(table, position)]) { Column = Name(table, position) })];

    private static string Named(Table table, int[] positions) => positions.Length == 0 ? "nothing" : TableColumns.Listed([.. positions.Select(position => Name(table, position))]);

    private static string Show(Table table, int position) => CellText.Show(Name(table, position));

    private static string Name(Table table, int position) => table.Names[position];
}

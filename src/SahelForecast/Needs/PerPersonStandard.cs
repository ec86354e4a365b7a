namespace SahelForecast.Needs;

/// <summary>What one person needs at least of one thing, to turn people into quantities: people x standard x days.</summary>
/// <remarks>Minimum standards are floors for planning, agreed for emergencies: not what people use, and not a ceiling. A quantity carries the standard's unit and name, and is refused
/// wherever people, money or another standard's quantity is wanted. Reference: Sphere Association (2018), The Sphere Handbook, 4th edition, Geneva.</remarks>
public sealed record PerPersonStandard
{
    private const string Dimension = "standard";

    private PerPersonStandard(string name, double quantity, string unit, bool isDaily, string source) =>
        (Name, Quantity, Unit, IsDaily, Source) = (name, quantity, unit, isDaily, source);

    /// <summary>Water for drinking and domestic hygiene: 15 l a person a day (Sphere 2018, water supply standard 2.1).</summary>
    public static PerPersonStandard Water { get; } = Daily("water", 15, "l", "Sphere Handbook 2018, water supply standard 2.1: access and water quantity");

    /// <summary>Food energy: 2,100 kcal a person a day, for planning (Sphere 2018, food assistance standard 6.1). It says nothing of protein, fat and micronutrients.</summary>
    public static PerPersonStandard FoodEnergy { get; } = Daily("food energy", 2_100, "kcal", "Sphere Handbook 2018, food assistance standard 6.1: general nutrition requirements");

    /// <summary>Covered living space: 3.5 m2 a person (Sphere 2018, shelter standard 3). Without cooking and washing space; more in cold climates and in towns.</summary>
    public static PerPersonStandard LivingSpace { get; } = Once("covered living space", 3.5, "m2", "Sphere Handbook 2018, shelter and settlement standard 3: living space");

    /// <summary>A standard for each day, such as litres of water.</summary>
    /// <param name="name">What is needed, such as "water".</param>
    /// <param name="quantity">How much a person a day, above 0.</param>
    /// <param name="unit">Its unit, such as "l"; not people, a fraction or a currency.</param>
    /// <param name="source">Who sets the standard, and where.</param>
    /// <returns>The standard.</returns>
    /// <exception cref="ArgumentException">The quantity is not above 0, a text is empty, or the unit is that of something else.</exception>
    public static PerPersonStandard Daily(string name, double quantity, string unit, string source) => Create(name, quantity, unit, true, source);

    /// <summary>A standard that does not depend on days, such as living space or a kit.</summary>
    /// <param name="name">What is needed, such as "hygiene kit".</param>
    /// <param name="quantity">How much a person, above 0; 0.2 for one a household of five.</param>
    /// <param name="unit">Its unit, such as "m2"; not people, a fraction or a currency.</param>
    /// <param name="source">Who sets the standard, and where.</param>
    /// <returns>The standard.</returns>
    /// <exception cref="ArgumentException">The quantity is not above 0, a text is empty, or the unit is that of something else.</exception>
    public static PerPersonStandard Once(string name, double quantity, string unit, string source) => Create(name, quantity, unit, false, source);

    /// <summary>What is needed.</summary>
    public string Name { get; }

    /// <summary>How much a person, and a day when <see cref="IsDaily"/>.</summary>
    public double Quantity { get; }

    /// <summary>The unit of <see cref="Quantity"/>.</summary>
    public string Unit { get; }

    /// <summary>Whether the quantity is for each day; otherwise it is for as long as people are there.</summary>
    public bool IsDaily { get; }

    /// <summary>Who sets the standard, and where.</summary>
    public string Source { get; }

    /// <summary>The quantity that people need.</summary>
    /// <param name="people">People, at least 0.</param>
    /// <param name="days">Days, above 0: wanted for a daily standard, and for no other.</param>
    /// <returns>A quantity in <see cref="Unit"/>.</returns>
    /// <exception cref="ArgumentException">A number is out of range, or days are absent from a daily standard or given to another.</exception>
    public double For(double people, double? days = null) => Guard.FiniteNotNegative(people) * Quantity * Days(days);

    /// <summary>The quantity that people need in each period, draw by draw.</summary>
    /// <param name="people">A forecast of people with paths, best a stock; they are taken to be there on all the days, which people newly displaced in a period are not.</param>
    /// <param name="days">Days in each period for a daily standard, above 0 and no more than a period has; all days of the calendar when absent.</param>
    /// <returns>A forecast in <see cref="Unit"/>, its key with the dimension "standard" added; a flow for a daily standard.</returns>
    /// <exception cref="ArgumentException">The forecast is not of people, has no paths, a draw is negative, or the days don't fit.</exception>
    public Forecast For(Forecast people, double? days = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        JointPaths.RequirePeople([people], nameof(people));
        var metadata = new SeriesMetadata
        {
            DisplayName = $"{people.Metadata.DisplayName ?? "People"}, {Name}",
            Unit = Unit,
            Kind = IsDaily ? SeriesKind.Flow : people.Metadata.Kind,
            Source = Source,
            Vintage = people.Metadata.Vintage,
            IsPreliminary = people.Metadata.IsPreliminary,
        };
        return Scale(people, period => Quantity * DaysOf(period, days), $"times {Text(days)}", JointPaths.With(people.Key, (Dimension, Name)), metadata);
    }

    /// <summary>The people whom a quantity serves by the standard.</summary>
    /// <param name="quantity">A quantity in <see cref="Unit"/>, at least 0.</param>
    /// <param name="days">Days, above 0: wanted for a daily standard, and for no other.</param>
    /// <returns>People; not rounded.</returns>
    /// <exception cref="ArgumentException">A number is out of range, or days are absent from a daily standard or given to another.</exception>
    public double PeopleServed(double quantity, double? days = null) => Guard.FiniteNotNegative(quantity) / (Quantity * Days(days));

    /// <summary>The people whom a quantity serves by the standard in each period, draw by draw.</summary>
    /// <param name="quantity">A forecast in <see cref="Unit"/> with paths, and not of another standard.</param>
    /// <param name="days">Days in each period for a daily standard; all days of the calendar when absent.</param>
    /// <returns>A forecast of people; not rounded.</returns>
    /// <exception cref="ArgumentException">The forecast is in another unit or of another standard, has no paths, a draw is negative, or the days don't fit.</exception>
    public Forecast PeopleServed(Forecast quantity, double? days = null)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        MeasurementUnit.Require(Unit, quantity, nameof(quantity));
        JointPaths.RequireDraws(quantity, nameof(quantity));
        bool isStandard = quantity.Key.Dimensions.Contains(Dimension, StringComparer.Ordinal);
        if (isStandard && quantity.Key[Dimension] != Name)
        {
            throw new ArgumentException(
                $"{MeasurementUnit.NameOf(quantity)} is a quantity of {quantity.Key[Dimension]}, not of {Name}, though both are in {Unit}: use the standard it was made with.", nameof(quantity));
        }

        SeriesMetadata metadata = quantity.Metadata with { DisplayName = $"People served with {Name}", Unit = MeasurementUnit.People, Kind = SeriesKind.Stock, Source = Source };
        return Scale(quantity, period => 1 / (Quantity * DaysOf(period, days)), $"over {Text(days)}", isStandard ? JointPaths.Without(quantity.Key, Dimension) : quantity.Key, metadata);
    }

    /// <summary>Such as "water: 15 l a person a day (Sphere Handbook 2018, ...)", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Rate} ({Source})");

    private string Rate => FormattableString.Invariant($"{Quantity:#,0.######} {Unit} a person{(IsDaily ? " a day" : "")}");

    private static PerPersonStandard Create(string name, double quantity, string unit, bool isDaily, string source) => new(
        Guard.Text(name), Guard.FinitePositive(quantity), MeasurementUnit.RequireQuantity(unit, nameof(unit)), isDaily, Guard.Text(source));

    private static Forecast Scale(Forecast from, Func<Period, double> factor, string how, SeriesKey key, SeriesMetadata metadata)
    {
        double[] draws = JointPaths.BufferFor(from);
        for (int step = 0; step < from.Horizon; step++)
        {
            System.Numerics.Tensors.TensorPrimitives.Multiply(from.Paths!.AtStep(step), factor(from.Periods[step]), JointPaths.AtStep(draws, from, step));
        }

        double origin = double.IsNaN(from.OriginValue) ? double.NaN : from.OriginValue * factor(from.Origin);
        return JointPaths.ToForecast(from, from.ModelName, origin, draws, $"{from.IntervalMethod}, {how}", key, metadata);
    }

    private double Days(double? days) => days is double given
        ? IsDaily ? Guard.FinitePositive(given, nameof(days)) : throw NoDays(given)
        : IsDaily ? throw new ArgumentException($"days is absent, but {Name} is {Rate}: say for how many days.", nameof(days)) : 1;

    private double DaysOf(Period period, double? days)
    {
        int calendar = period.LastDay.DayNumber - period.FirstDay.DayNumber + 1;
        return days is not double given ? IsDaily ? calendar : 1
            : !IsDaily ? throw NoDays(given)
            : Guard.FinitePositive(given, nameof(days)) <= calendar ? given
            : throw new ArgumentOutOfRangeException(
                nameof(days), given, FormattableString.Invariant($"days is {given}, but {period} has {calendar}: pass the days in each period, or leave them out for all."));
    }

    private ArgumentException NoDays(double days) =>
        new(FormattableString.Invariant($"days is {days}, but {Name} is {Rate}, however long they stay: leave days out."), nameof(days));

    private string Text(double? days) => !IsDaily ? Rate
        : days is double given ? FormattableString.Invariant($"{Rate}, {given} days a period")
        : $"{Rate}, all days of the period";
}

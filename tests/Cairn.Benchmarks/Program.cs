using Cairn.Benchmarks;

Console.WriteLine(args is [var variant] ? (await Variant.MeasureAsync(variant)).ToString() : await RequestCost.RunAsync());

//! The words that the code itself needs from a theme: those of messages, dates and availability.

macro_rules! phrases {
    ($($phrase:ident = $key:literal [$($name:literal),*]),* $(,)?) => {
        /// A text of the theme that the code needs, with the names of the values that it is given.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Phrase {
            $($phrase),*
        }

        impl Phrase {
            /// Every phrase.
            pub const ALL: &'static [Phrase] = &[$(Phrase::$phrase),*];

            /// The key in the locale files.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Phrase::$phrase => $key),*
                }
            }

            /// The names that may stand in curly brackets.
            pub const fn names(self) -> &'static [&'static str] {
                match self {
                    $(Phrase::$phrase => &[$($name),*]),*
                }
            }
        }
    };
}

phrases! {
    Months = "months" [],
    Date = "date" ["day", "month", "year"],
    LanguageName = "language_name" [],
    InStock = "in_stock" [],
    InStockCount = "in_stock_count" ["count"],
    MadeToOrder = "made_to_order" [],
    MadeToOrderDays = "made_to_order_days" ["days"],
    Preorder = "preorder" [],
    PreorderDate = "preorder_date" ["date"],
    SoldOut = "sold_out" [],
    ServiceOpen = "service_open" [],
    ServiceDays = "service_days" ["days"],
    OptionSize = "option_size" [],
    OptionColor = "option_color" [],
    OptionMotif = "option_motif" [],
    OptionModel = "option_model" [],
    OptionMaterial = "option_material" [],
    OptionLength = "option_length" [],
    OptionPackage = "option_package" [],
    MeasureChest = "measure_chest" [],
    MeasureWaist = "measure_waist" [],
    MeasureHip = "measure_hip" [],
    MeasureShoulder = "measure_shoulder" [],
    MeasureSleeve = "measure_sleeve" [],
    MeasureLength = "measure_length" [],
    MeasureNeck = "measure_neck" [],
    MeasureArmhole = "measure_armhole" [],
    Choose = "choose" [],
    SoldOutShort = "sold_out_short" [],
    MeasureChestHow = "measure_chest_how" [],
    MeasureWaistHow = "measure_waist_how" [],
    MeasureHipHow = "measure_hip_how" [],
    MeasureShoulderHow = "measure_shoulder_how" [],
    MeasureSleeveHow = "measure_sleeve_how" [],
    MeasureLengthHow = "measure_length_how" [],
    MeasureNeckHow = "measure_neck_how" [],
    MeasureArmholeHow = "measure_armhole_how" [],
    MessageOrder = "message_order" ["shop"],
    MessageBook = "message_book" ["shop"],
    MessageAsk = "message_ask" ["shop"],
    MessageQuantity = "message_quantity" [],
    MessageQuantityMin = "message_quantity_min" ["min"],
    MessageChoice = "message_choice" ["choices"],
    MessageChoiceAny = "message_choice_any" [],
    PriceFrom = "price_from" [],
    MessageMeasures = "message_measures" [],
    MessageDay = "message_day" [],
    MessagePrice = "message_price" [],
    MessageWhen = "message_when" [],
    MessageName = "message_name" [],
    MessageAddress = "message_address" [],
    MessageShipping = "message_shipping" ["ways"],
    MessageNote = "message_note" [],
    MessageConfirm = "message_confirm" [],
    WayPickup = "way_pickup" [],
    WayDelivery = "way_delivery" [],
    WayCourier = "way_courier" [],
    PayTransfer = "pay_transfer" [],
    PayCash = "pay_cash" [],
    PayAhead = "pay_ahead" ["ahead"],
    CartDays = "cart_days" ["days"],
    TitleNotFound = "title_not_found" [],
    TitleMoved = "title_moved" [],
    TitleGone = "title_gone" [],
    TitleGonePage = "title_gone_page" [],
    TitleAll = "title_all" [],
    TitleAllOf = "title_all_of" ["shop"],
    TitlePart = "title_part" ["title", "number"],
    TitleCheapest = "title_cheapest" ["title"],
    TitleDearest = "title_dearest" ["title"],
    TitleFiltered = "title_filtered" ["title", "filter"],
    SortNewest = "sort_newest" [],
    SortCheapest = "sort_cheapest" [],
    SortDearest = "sort_dearest" [],
    RefineAny = "refine_any" [],
    RefineReady = "refine_ready" [],
    RangeUpTo = "range_up_to" ["most"],
    RangeBetween = "range_between" ["least", "most"],
    RangeFrom = "range_from" ["least"],
    PriceUntil = "price_until" ["date"],
    TitleOf = "title_of" ["title", "of"],
    AboutPortal = "about_portal" [],
    AboutList = "about_list" ["title", "of"],
    Resident = "resident" ["institution"],
    NavProducts = "nav_products" [],
    TitleCart = "title_cart" [],
    TitleSearch = "title_search" [],
    TitleOffline = "title_offline" [],
    AboutCart = "about_cart" [],
    AboutSearch = "about_search" ["site"],
    AboutOffline = "about_offline" [],
    Shops = "shops" [],
    Categories = "categories" [],
    NavPages = "nav_pages" [],
}

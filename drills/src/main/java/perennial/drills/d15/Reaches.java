package perennial.drills.d15;

import static perennial.drills.d15.Reach.delete;
import static perennial.drills.d15.Reach.post;

import java.util.List;
import perennial.drills.d15.Reach.Owner;

/**
 * At least one reach for every route that writes, in an order in which an owner can do all of them.
 * The values of places come from {@link perennial.drills.stage.Life} and {@link Intrusion}.
 */
final class Reaches {
  private Reaches() {}

  static final List<Reach> ALL =
      List.of(
          post(
              "/areas",
              "{'area':[{'name':'Mine','type':'quarantine','global_mme_id':'${mme}'}]}",
              Owner.NOBODY),
          post(
              "/areas/update",
              "{'area':{'global_id':'${area}','name':'Taken','type':'non-quarantine'}}",
              Owner.GROWER),
          post("/strains", "{'strain':[{'name':'Mine','global_mme_id':'${mme}'}]}", Owner.NOBODY),
          post(
              "/strains/update",
              "{'strain':{'global_id':'${strain}','name':'Taken'}}",
              Owner.GROWER),
          post(
              "/inventory_types",
              "{'inventory_type':[{'name':'Mine','type':'harvest_materials',"
                  + "'intermediate_type':'flower','global_strain_id':'${strain}'}]}",
              Owner.GROWER),
          post(
              "/inventory_types/update",
              "{'inventory_type':{'global_id':'${type}','name':'Taken'}}",
              Owner.GROWER),
          post(
              "/batches",
              "{'batch':[{'type':'plant','origin':'clone','num_plants':'1',"
                  + "'global_area_id':'${area}','global_strain_id':'${strain}',"
                  + "'global_mother_plant_id':'${mother}'}]}",
              Owner.GROWER),
          post(
              "/batches",
              "{'batch':[{'type':'intermediate/ end product','global_area_id':'${area}',"
                  + "'global_strain_id':'${strain}'}]}",
              Owner.GROWER),
          post(
              "/batches/update",
              "{'batch':{'global_id':'${children}','global_area_id':'${area}',"
                  + "'global_strain_id':'${strain}'}}",
              Owner.GROWER),
          post(
              "/plants",
              "{'plant':[{'global_batch_id':'${children}','origin':'plant','stage':'growing',"
                  + "'global_area_id':'${area}','global_strain_id':'${strain}',"
                  + "'global_mother_plant_id':'${mother}'}]}",
              Owner.GROWER),
          post(
              "/plants/update",
              "{'plant':{'global_id':'${plant}','global_area_id':'${area}',"
                  + "'global_strain_id':'${strain}'}}",
              Owner.GROWER),
          post(
              "/move_inventory_to_plants",
              "{'global_inventory_id':'${seedlings}','global_batch_id':'','qty':1}",
              Owner.GROWER),
          post(
              "/move_plants_to_inventory",
              "{'global_plant_ids':[{'global_plant_id':'${plant}'}],"
                  + "'global_inventory_type_id':'${plant_type}','global_area_id':'${area}'}",
              Owner.GROWER),
          post(
              "/plants/harvest_plants",
              "{'external_id':'','harvested_at':'${today}','qty_harvest':12,"
                  + "'flower_wet_weight':'9.00','other_wet_weight':'3.00','uom':'gm',"
                  + "'global_area_id':'${area}','global_harvest_batch_id':'',"
                  + "'global_plant_ids':[{'global_plant_id':'${mother}'}]}",
              Owner.GROWER),
          post(
              "/batches/cure_lot",
              "{'global_batch_id':'${wet_harvest}','flower_dry_weight':'100.00',"
                  + "'other_dry_weight':'10.00','flower_waste':'1.00','other_waste':'1.00',"
                  + "'global_flower_area_id':'${area}','global_other_area_id':'${area}'}",
              Owner.GROWER),
          post(
              "/batches/finish_lot",
              "{'global_batch_id':'${wet_harvest}','new_lot_types':["
                  + "{'global_inventory_type_id':'${type}','global_area_id':'${area}',"
                  + "'qty':'100.00','material_type':'flower','medically_compliant':'0'}]}",
              Owner.GROWER),
          post(
              "/inventories",
              "{'inventory':[{'qty':'5','uom':'gm','global_area_id':'${area}',"
                  + "'global_strain_id':'${strain}','global_inventory_type_id':'${type}',"
                  + "'global_batch_id':'${goods_batch}','medically_compliant':'0'}]}",
              Owner.GROWER),
          post(
              "/inventories/update",
              "{'inventory':{'global_id':'${lot}','global_area_id':'${area}',"
                  + "'global_strain_id':'${strain}','global_inventory_type_id':'${lot_type}',"
                  + "'global_batch_id':'${goods_batch}'}}",
              Owner.GROWER),
          post(
              "/split_inventory",
              "{'global_inventory_id':'${lot}','global_area_id':'${area}','external_id':'',"
                  + "'qty':'1','net_weight':'0','cost':'0'}",
              Owner.GROWER),
          post(
              "/conversions/create",
              "{'conversion':{'global_inventory_type_id':'${type}','global_area_id':'${area}',"
                  + "'global_strain_id':'${strain}','uom':'gm','qty':'1','qty_waste_total':'0',"
                  + "'product_not_altered':1,'medically_compliant':0,"
                  + "'inventories':[{'global_from_inventory_id':'${lot}','qty':'1'}]}}",
              Owner.GROWER),
          post(
              "/inventory_adjustments",
              "{'inventory_adjustment':[{'adjusted_at':'${today}','qty':'-1','uom':'gm',"
                  + "'reason':'theft','memo':'','global_inventory_id':'${lot}'}]}",
              Owner.GROWER),
          post(
              "/disposals",
              "{'disposal':[{'external_id':'','source':'inventory','reason':'other','qty':'1',"
                  + "'uom':'gm','global_inventory_id':'${lot}','global_area_id':'${quarantine}'}]}",
              Owner.GROWER),
          post(
              "/disposals",
              "{'disposal':[{'external_id':'','source':'batch','reason':'other','qty':'1',"
                  + "'uom':'ea','global_batch_id':'${plant_batch}',"
                  + "'global_area_id':'${quarantine}'}]}",
              Owner.GROWER),
          post(
              "/disposals/update",
              "{'disposal':{'global_id':'${disposal}','external_id':'taken'}}",
              Owner.GROWER),
          post(
              "/disposals/dispose",
              "{'global_id':'${disposal}','disposal_at':'${today}'}",
              Owner.GROWER_LATER),
          post(
              "/inventory_transfers",
              "{'inventory_transfer':[{'manifest_type':'delivery','multi_stop':0,"
                  + "'global_to_mme_id':'${shop}','inventory_transfer_items':["
                  + "{'qty':'1','uom':'ea','global_inventory_id':'${jars}'}]}]}",
              Owner.GROWER),
          post(
              "/inventory_transfers/update",
              "{'inventory_transfer':{'global_id':'${open_transfer}','notes':'taken',"
                  + "'inventory_transfer_items':[{'qty':'2','global_inventory_id':'${jars}'}]}}",
              Owner.GROWER),
          post(
              "/inventory_transfers/api_in_transit",
              "{'global_id':'${open_transfer}'}",
              Owner.GROWER),
          post(
              "/inventory_transfers/api_receive",
              "{'global_id':'${incoming}','inventory_transfer_items':["
                  + "{'global_id':'${incoming_item}','received_qty':'1',"
                  + "'global_received_area_id':'${area}'}]}",
              Owner.GROWER),
          post("/inventory_transfers/void", "{'global_id':'${open_transfer}'}", Owner.GROWER),
          post(
              "/lab_results",
              "{'lab_result':[{'external_id':'','global_inventory_id':'${sample}',"
                  + "'testing_status':'in_progress'}]}",
              Owner.LABORATORY),
          post(
              "/lab_results/update",
              "{'lab_result':{'global_id':'${result}','notes':'taken'}}",
              Owner.LABORATORY),
          post(
              "/sales",
              "{'sale':[{'external_id':'','type':'retail_recreational','sold_at':'${today}',"
                  + "'price_total':'1.00','status':'sale','sale_items':[{'type':'sale','qty':'1',"
                  + "'uom':'ea','unit_price':'1.00','global_inventory_id':'${shop_lot}'}]}]}",
              Owner.SHOP),
          post(
              "/sales/update", "{'sale':{'global_id':'${sale}','price_total':'0.01'}}", Owner.SHOP),
          post("/users", "{'user':[{'email':'mine@example.test'}]}", Owner.STATE),
          post("/users/update", "{'user':{'global_id':'${user}'}}", Owner.STATE),
          post("/mmes", "{'mme':[{'name':'Mine'}]}", Owner.STATE),
          post("/mmes/update", "{'mme':{'global_id':'${mme}'}}", Owner.STATE),
          delete("users", "user", Owner.STATE),
          delete("areas", "loose_area", Owner.GROWER),
          delete("strains", "loose_strain", Owner.GROWER),
          delete("inventory_types", "loose_type", Owner.GROWER),
          delete("batches", "loose_batch", Owner.GROWER),
          delete("plants", "loose_plant", Owner.GROWER),
          delete("disposals", "disposal", Owner.GROWER),
          delete("inventories", "loose_lot", Owner.GROWER),
          delete("sales", "sale", Owner.SHOP),
          delete("lab_results", "result", Owner.LABORATORY_LATER));
}
